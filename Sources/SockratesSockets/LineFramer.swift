#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Cuts bytes into lines: a value without I/O, bytes in, lines out.
///
/// Its laws:
/// - How the bytes are split between calls makes no difference to the pieces.
/// - A line ends with LF, CR LF, or (telnet) CR NUL; a line without newline at the end of the input is a line too.
/// - It never holds more than the longest line and one byte. A longer line is reported once, as soon as it is too long, and
///   dropped up to its newline.
/// - Telnet commands are no part of a line, wherever they stand in it; each request is refused, and no more than 64 of a
///   connection's requests are answered.
/// - Bytes are not decoded; no byte is forbidden.
///
/// ```swift
/// var framer = LineFramer(options: LineOptions())
/// framer.received(Array("one\r\ntw".utf8))   // [.line("one")]
/// framer.received(Array("o\nthree".utf8))    // [.line("two")]
/// framer.ended()                              // [.line("three")]
/// ```
public struct LineFramer: Sendable {
    /// What was found in the input.
    public enum Piece: Sendable, Hashable {
        /// A line without its newline.
        case line([UInt8])
        /// A line that is too long, and is dropped.
        case tooLong
        /// Bytes to send back to the peer: the refusal of a telnet option.
        case reply([UInt8])
    }

    private let maximumLength: Int
    private let telnet: Bool
    private let backspace: Bool

    /// The part of a line that has come; it may hold one carriage return more than the longest line.
    private var partial: [UInt8] = []
    /// The line is too long; what remains of it is dropped.
    private var dropping = false
    /// The byte before was a carriage return.
    private var afterReturn = false
    private var negotiation = TelnetNegotiation()
    /// Cuts the input where messages have their counts before them.
    private var blobs: BlobFramer?
    /// Nothing is cut.
    private let isRaw: Bool

    /// Makes a framer.
    ///
    /// - Parameter options: The longest line, and whether telnet and backspace are honoured.
    public init(options: LineOptions) {
        maximumLength = max(0, options.maximumLineLength)
        telnet = options.telnet
        backspace = options.backspace
        isRaw = options.framing == .bytes
        if case .counted(let width, let isBigEndian) = options.framing {
            let prefix = BlobFramer.Prefix(width: min(max(width, 1), 4), isBigEndian: isBigEndian)
            blobs = BlobFramer(prefix, maximumLength: maximumLength)
        }
    }

    /// Takes bytes.
    ///
    /// - Parameter bytes: What has come, of any length.
    /// - Returns: The lines and replies that are complete now, in order.
    public mutating func received(_ bytes: some Sequence<UInt8>) -> [Piece] {
        let bytes = Array(bytes)
        var pieces: [Piece] = []
        var position = 0
        while let piece = next(in: bytes.span, from: &position) { pieces.append(piece) }
        return pieces
    }

    /// Takes the end of the input.
    ///
    /// - Returns: The last line, where it had no newline.
    public mutating func ended() -> [Piece] {
        defer { self = LineFramer(resetting: self) }
        if afterReturn { _ = partial.popLast() }
        return partial.isEmpty ? [] : [.line(partial)]
    }

    /// The part of a line that has come, for whoever cuts the input from now on in another way.
    ///
    /// A message with its count before it is given up, since what came of it can't be told any more.
    mutating func taken() -> [UInt8] {
        defer { partial = [] }
        return partial
    }

    /// Finds the next piece.
    ///
    /// - Parameters:
    ///   - bytes: The input.
    ///   - position: Where to begin; moved behind what was used.
    /// - Returns: nil when the input is used up.
    mutating func next(in bytes: Span<UInt8>, from position: inout Int) -> Piece? {
        if isRaw {
            guard position < bytes.count else { return nil }
            defer { position = bytes.count }
            return .line(bytes.extracting(position...).withUnsafeBufferPointer(Array.init))
        }
        if blobs != nil { return blobs?.next(in: bytes, from: &position) }
        while position < bytes.count {
            let rest = bytes.extracting(position...)
            let newline = rest.firstIndex(of: Self.lineFeed)
            let segment = rest.extracting(..<(newline ?? rest.count))
            guard isPlain(segment) else {
                if let piece = take(rest[0], at: &position) { return piece }
                // The rest of the segment goes byte by byte as well: what is special is somewhere in it.
                let end = position + segment.count - 1
                while position < end {
                    if let piece = take(bytes[position], at: &position) { return piece }
                }
                continue
            }
            position += segment.count
            if let piece = append(segment) {
                return piece
            }
            guard newline != nil else { return nil }
            position += 1
            if let piece = endLine(with: Self.lineFeed) { return piece }
        }
        return nil
    }
}

extension LineFramer {
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D
    private static let nul: UInt8 = 0x00
    private static let backspaces: (UInt8, UInt8) = (0x08, 0x7F)

    private init(resetting other: LineFramer) {
        maximumLength = other.maximumLength
        telnet = other.telnet
        backspace = other.backspace
        isRaw = other.isRaw
    }

    /// Whether every byte of the segment is simply a part of the line.
    private func isPlain(_ segment: Span<UInt8>) -> Bool {
        if telnet {
            guard !negotiation.isOpen, !segment.contains(TelnetNegotiation.command), !segment.contains(Self.nul) else {
                return false
            }
        }
        return !backspace || !(segment.contains(Self.backspaces.0) || segment.contains(Self.backspaces.1))
    }

    /// Takes one byte that may mean anything.
    private mutating func take(_ byte: UInt8, at position: inout Int) -> Piece? {
        position += 1
        if telnet {
            switch negotiation.take(byte) {
            case .data: break
            case .nothing: return nil
            case .reply(let bytes): return .reply(bytes)
            case .eraseCharacter:
                eraseCharacter()
                return nil
            case .eraseLine:
                partial.removeAll()
                afterReturn = false
                return nil
            }
            if byte == Self.nul, afterReturn { return endLine(with: byte) }
        }
        switch byte {
        case Self.lineFeed:
            return endLine(with: byte)
        case Self.backspaces.0 where backspace, Self.backspaces.1 where backspace:
            eraseCharacter()
            return nil
        default:
            return append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) -> Piece? {
        guard !dropping else {
            afterReturn = byte == Self.carriageReturn
            return nil
        }
        let isReturn = byte == Self.carriageReturn
        // A carriage return may turn out to be a part of the newline.
        guard partial.count < maximumLength || (isReturn && partial.count == maximumLength) else {
            return drop(lastWasReturn: isReturn)
        }
        partial.append(byte)
        afterReturn = isReturn
        return nil
    }

    private mutating func append(_ segment: Span<UInt8>) -> Piece? {
        guard !segment.isEmpty else { return nil }
        let endsWithReturn = segment[segment.count - 1] == Self.carriageReturn
        guard !dropping else {
            afterReturn = endsWithReturn
            return nil
        }
        guard partial.count + segment.count <= maximumLength + (endsWithReturn ? 1 : 0) else {
            return drop(lastWasReturn: endsWithReturn)
        }
        segment.withUnsafeBufferPointer { partial.append(contentsOf: $0) }
        afterReturn = endsWithReturn
        return nil
    }

    private mutating func drop(lastWasReturn: Bool) -> Piece {
        dropping = true
        partial = []
        afterReturn = lastWasReturn
        return .tooLong
    }

    private mutating func endLine(with newline: UInt8) -> Piece? {
        defer {
            dropping = false
            afterReturn = false
        }
        guard !dropping else { return nil }
        if afterReturn { _ = partial.popLast() }
        defer { partial = [] }
        return .line(partial)
    }

    /// Takes back the last character: the bytes of one UTF-8 sequence, or one byte where there is none.
    private mutating func eraseCharacter() {
        afterReturn = false
        guard !dropping, !partial.isEmpty else { return }
        for length in 1...4 where length <= partial.count {
            let byte = partial[partial.count - length]
            if byte & 0xC0 == 0x80 { continue }
            partial.removeLast(Self.sequenceLength(of: byte) == length ? length : 1)
            return
        }
        partial.removeLast()
    }

    /// How many bytes a UTF-8 sequence has that begins with this one.
    private static func sequenceLength(of byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

extension Span<UInt8> {
    /// Where the byte is first, found by the C library's memchr, which is several times as fast as a loop.
    fileprivate func firstIndex(of byte: UInt8) -> Int? {
        withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base, CInt(byte), bytes.count) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    fileprivate func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }
}
