/// A shell's wildcard pattern over bytes, matched in time at most the pattern times the text.
struct Glob: Sendable {
    private enum Part: Sendable {
        case byte(UInt8)
        case any
        case many
        case oneOf([ClosedRange<UInt8>], isNegated: Bool)
    }

    private let parts: [Part]

    init(_ pattern: [UInt8]) throws(PatternError) {
        guard pattern.count <= Judge.longestResponse else {
            throw PatternError(
                message: "the glob has \(pattern.count) bytes; at most \(Judge.longestResponse) are read"
            )
        }
        var parts: [Part] = []
        var rest = pattern[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "*"): parts.append(.many)
            case UInt8(ascii: "?"): parts.append(.any)
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else {
                    throw PatternError(message: "the glob ends in a backslash; write \\\\ for one")
                }
                parts.append(.byte(next))
            case UInt8(ascii: "["): parts.append(try Glob.set(&rest))
            default: parts.append(.byte(byte))
            }
        }
        self.parts = parts
    }

    /// Whether the whole text matches.
    func matches(_ text: [UInt8]) -> Bool {
        var (part, place) = (0, 0)
        // Where the last star stands, and the text from which it is tried again.
        var star: (part: Int, place: Int)?
        while place < text.count {
            if part < parts.count, case .many = parts[part] {
                star = (part, place)
                part += 1
            } else if part < parts.count, let length = Glob.length(parts[part], at: place, in: text) {
                part += 1
                place += length
            } else if let last = star {
                (part, place) = (last.part + 1, last.place + 1)
                star = (last.part, place)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { if case .many = $0 { true } else { false } }
    }

    /// A text that matches, where its single characters are easily chosen.
    var example: String? {
        var bytes: [UInt8] = []
        for part in parts {
            switch part {
            case .byte(let byte): bytes.append(byte)
            case .any: bytes.append(UInt8(ascii: "x"))
            case .many: break
            case .oneOf(let ranges, isNegated: false): bytes += ranges.first.map { [$0.lowerBound] } ?? []
            case .oneOf(let ranges, isNegated: true):
                bytes +=
                    (UInt8(ascii: "0")...UInt8(ascii: "z")).first { byte in !ranges.contains { $0.contains(byte) } }
                    .map { [$0] } ?? []
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// How many bytes a part takes; one character for `?`.
    private static func length(_ part: Part, at place: Int, in text: [UInt8]) -> Int? {
        switch part {
        case .byte(let byte): return text[place] == byte ? 1 : nil
        case .oneOf(let ranges, let isNegated):
            return ranges.contains { $0.contains(text[place]) } != isNegated ? 1 : nil
        case .many: return nil
        case .any:
            var end = place + 1
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            return end - place
        }
    }

    private static func set(_ rest: inout ArraySlice<UInt8>) throws(PatternError) -> Part {
        let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<UInt8>] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "]"), !ranges.isEmpty { return .oneOf(ranges, isNegated: isNegated) }
            if rest.first == UInt8(ascii: "-"), let last = rest.dropFirst().first, last != UInt8(ascii: "]") {
                guard byte <= last else {
                    throw PatternError(message: "a range of the glob runs backwards; write it as [a-z]")
                }
                ranges.append(byte...last)
                rest.removeFirst(2)
            } else {
                ranges.append(byte...byte)
            }
        }
        throw PatternError(message: "a bracket of the glob is never closed; write ] or take the [ with a backslash")
    }
}
