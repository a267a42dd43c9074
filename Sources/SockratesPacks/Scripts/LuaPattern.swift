/// Looks for Lua's patterns (Lua 5.4 reference manual, 6.4.1) and counts the steps that it takes.
///
/// Lua's own matcher backtracks where no instruction is counted: a short pattern over a long text could run for years.
struct LuaPattern: ~Copyable {
    /// Why there is no answer.
    enum Failure: Error {
        /// The pattern is wrong.
        case mistake(String)
        /// No steps are left.
        case exhausted
    }

    /// A part of the subject.
    struct Capture {
        enum Extent {
            case open
            case position
            case count(Int)
        }

        var start: Int
        var extent: Extent
    }

    private static let deepest = 200
    private static let mostCaptures = 32
    private static let escape = UInt8(ascii: "%")

    /// What the last match captured.
    private(set) var captures: [Capture] = []
    /// How many steps are left.
    private(set) var steps: Int
    private var depth = 0

    /// Makes a matcher that may take so many steps.
    init(steps: Int) { self.steps = steps }

    /// Whether a pattern is more than a text.
    static func isSpecial(_ pattern: some Sequence<UInt8>) -> Bool {
        pattern.contains { "^$*+?.([%-".utf8.contains($0) }
    }

    /// Finds the first match at or behind a place.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - subject: The text that is looked through.
    ///   - start: The place, from 0 to the subject's count.
    ///   - isAnchored: Whether `^` at the pattern's beginning allows a match at that place alone.
    ///   - last: An end that the match may not have; -1 for none.
    /// - Returns: Where the match is, or `nil`.
    /// - Throws: ``Failure`` where the pattern is wrong or no steps are left.
    mutating func first(
        _ pattern: Span<UInt8>,
        in subject: Span<UInt8>,
        from start: Int,
        isAnchored: Bool,
        last: Int
    ) throws(Failure) -> Range<Int>? {
        let hasAnchor = isAnchored && pattern.count > 0 && pattern[0] == UInt8(ascii: "^")
        for place in start...subject.count {
            captures.removeAll(keepingCapacity: true)
            depth = 0
            if let end = try match(subject, place, pattern, hasAnchor ? 1 : 0), end != last { return place..<end }
            if hasAnchor { return nil }
        }
        return nil
    }

    /// Finds the first place of a text without special characters.
    mutating func firstPlain(_ text: Span<UInt8>, in subject: Span<UInt8>, from start: Int) throws(Failure)
        -> Range<Int>?
    {
        captures.removeAll(keepingCapacity: true)
        guard subject.count - start >= text.count else { return nil }
        for place in start...(subject.count - text.count) {
            try step()
            var count = 0
            while count < text.count, subject[place + count] == text[count] {
                try step()
                count += 1
            }
            if count == text.count { return place..<(place + count) }
        }
        return nil
    }

    private mutating func step() throws(Failure) {
        steps -= 1
        if steps < 0 { throw .exhausted }
    }

    private mutating func match(_ s: Span<UInt8>, _ start: Int, _ p: Span<UInt8>, _ patternStart: Int)
        throws(Failure) -> Int?
    {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw .mistake("the pattern is too complex") }
        var place = start
        var next = patternStart
        while next < p.count {
            try step()
            switch p[next] {
            case UInt8(ascii: "("):
                let isPosition = next + 1 < p.count && p[next + 1] == UInt8(ascii: ")")
                return try opened(s, place, p, next + (isPosition ? 2 : 1), isPosition ? .position : .open)
            case UInt8(ascii: ")"):
                return try closed(s, place, p, next + 1)
            case UInt8(ascii: "$") where next + 1 == p.count:
                return place == s.count ? place : nil
            case Self.escape where next + 1 < p.count && p[next + 1] == UInt8(ascii: "b"):
                guard let end = try balanced(s, place, p, next + 2) else { return nil }
                place = end
                next += 4
                continue
            case Self.escape where next + 1 < p.count && p[next + 1] == UInt8(ascii: "f"):
                guard let end = try frontier(s, place, p, next + 2) else { return nil }
                next = end
                continue
            case Self.escape where next + 1 < p.count && (0x30...0x39).contains(p[next + 1]):
                guard let end = try repeated(s, place, p[next + 1]) else { return nil }
                place = end
                next += 2
                continue
            default: break
            }
            let end = try endOfClass(p, next)
            let suffix = end < p.count ? p[end] : 0
            switch suffix {
            case UInt8(ascii: "?"):
                if isOne(s, place, p, next, end), let found = try match(s, place + 1, p, end + 1) { return found }
                next = end + 1
            case UInt8(ascii: "*"): return try longest(s, place, p, next, end, atLeast: 0)
            case UInt8(ascii: "+"): return try longest(s, place, p, next, end, atLeast: 1)
            case UInt8(ascii: "-"): return try shortest(s, place, p, next, end)
            default:
                guard isOne(s, place, p, next, end) else { return nil }
                place += 1
                next = end
            }
        }
        return place
    }

    private mutating func longest(
        _ s: Span<UInt8>,
        _ place: Int,
        _ p: Span<UInt8>,
        _ start: Int,
        _ end: Int,
        atLeast least: Int
    ) throws(Failure) -> Int? {
        var count = 0
        while isOne(s, place + count, p, start, end) {
            try step()
            count += 1
        }
        while count >= least {
            if let found = try match(s, place + count, p, end + 1) { return found }
            count -= 1
        }
        return nil
    }

    private mutating func shortest(_ s: Span<UInt8>, _ start: Int, _ p: Span<UInt8>, _ class: Int, _ end: Int)
        throws(Failure) -> Int?
    {
        var place = start
        while true {
            if let found = try match(s, place, p, end + 1) { return found }
            guard isOne(s, place, p, `class`, end) else { return nil }
            place += 1
        }
    }

    // MARK: Captures

    private mutating func opened(
        _ s: Span<UInt8>,
        _ place: Int,
        _ p: Span<UInt8>,
        _ next: Int,
        _ extent: Capture.Extent
    ) throws(Failure) -> Int? {
        if captures.count == Self.mostCaptures { throw .mistake("the pattern has too many captures") }
        captures.append(Capture(start: place, extent: extent))
        let found = try match(s, place, p, next)
        if found == nil { captures.removeLast() }
        return found
    }

    private mutating func closed(_ s: Span<UInt8>, _ place: Int, _ p: Span<UInt8>, _ next: Int) throws(Failure) -> Int?
    {
        let open = captures.lastIndex { if case .open = $0.extent { true } else { false } }
        guard let open else { throw .mistake("the pattern closes a capture that is not open") }
        captures[open].extent = .count(place - captures[open].start)
        let found = try match(s, place, p, next)
        if found == nil { captures[open].extent = .open }
        return found
    }

    /// `%1`: the same text again.
    private mutating func repeated(_ s: Span<UInt8>, _ place: Int, _ digit: UInt8) throws(Failure) -> Int? {
        let index = Int(digit) - 0x31
        guard captures.indices.contains(index) else { throw .mistake("invalid capture index %\(index + 1)") }
        switch captures[index].extent {
        case .open: throw .mistake("invalid capture index %\(index + 1)")
        case .position: return nil
        case .count(let count):
            guard s.count - place >= count else { return nil }
            for offset in 0..<count {
                try step()
                if s[captures[index].start + offset] != s[place + offset] { return nil }
            }
            return place + count
        }
    }

    // MARK: Balance and frontier

    /// `%bxy`: from an x to the y that closes it.
    private mutating func balanced(_ s: Span<UInt8>, _ start: Int, _ p: Span<UInt8>, _ arguments: Int)
        throws(Failure) -> Int?
    {
        guard arguments + 1 < p.count else { throw .mistake("malformed pattern (missing arguments to '%b')") }
        guard start < s.count, s[start] == p[arguments] else { return nil }
        var open = 1
        var place = start + 1
        while place < s.count {
            try step()
            if s[place] == p[arguments + 1] {
                open -= 1
                if open == 0 { return place + 1 }
            } else if s[place] == p[arguments] {
                open += 1
            }
            place += 1
        }
        return nil
    }

    /// `%f[set]`: where the set begins.
    private func frontier(_ s: Span<UInt8>, _ place: Int, _ p: Span<UInt8>, _ set: Int) throws(Failure) -> Int? {
        guard set < p.count, p[set] == UInt8(ascii: "[") else {
            throw .mistake("missing '[' after '%f' in pattern")
        }
        let end = try endOfClass(p, set)
        let before = place == 0 ? 0 : s[place - 1]
        let here = place < s.count ? s[place] : 0
        return !isInSet(before, p, set, end - 1) && isInSet(here, p, set, end - 1) ? end : nil
    }

    // MARK: Classes

    /// Where the single-character class that begins at a place ends.
    private func endOfClass(_ p: Span<UInt8>, _ start: Int) throws(Failure) -> Int {
        var next = start + 1
        if p[start] == Self.escape {
            guard next < p.count else { throw .mistake("malformed pattern (ends with '%')") }
            return next + 1
        }
        guard p[start] == UInt8(ascii: "[") else { return next }
        if next < p.count, p[next] == UInt8(ascii: "^") { next += 1 }
        repeat {
            guard next < p.count else { throw .mistake("malformed pattern (missing ']')") }
            let byte = p[next]
            next += 1
            if byte == Self.escape, next < p.count { next += 1 }
        } while next >= p.count || p[next] != UInt8(ascii: "]")
        return next + 1
    }

    private func isOne(_ s: Span<UInt8>, _ place: Int, _ p: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard place < s.count else { return false }
        return switch p[start] {
        case UInt8(ascii: "."): true
        case Self.escape: Self.isInClass(s[place], p[start + 1])
        case UInt8(ascii: "["): isInSet(s[place], p, start, end - 1)
        default: p[start] == s[place]
        }
    }

    /// Whether a byte is in the set from its `[` to its `]`.
    private func isInSet(_ byte: UInt8, _ p: Span<UInt8>, _ open: Int, _ close: Int) -> Bool {
        let isNegated = p[open + 1] == UInt8(ascii: "^")
        var next = open + (isNegated ? 2 : 1)
        while next < close {
            if p[next] == Self.escape {
                if Self.isInClass(byte, p[next + 1]) { return !isNegated }
                next += 2
            } else if p[next + 1] == UInt8(ascii: "-"), next + 2 < close {
                if p[next] <= byte, byte <= p[next + 2] { return !isNegated }
                next += 3
            } else {
                if p[next] == byte { return !isNegated }
                next += 1
            }
        }
        return isNegated
    }

    private static func isInClass(_ byte: UInt8, _ letter: UInt8) -> Bool {
        let isUpper = (0x41...0x5A).contains(letter)
        let isIn: Bool
        switch letter | 0x20 {
        case UInt8(ascii: "a") where isLetter(letter): isIn = isLetter(byte)
        case UInt8(ascii: "c") where isLetter(letter): isIn = byte < 0x20 || byte == 0x7F
        case UInt8(ascii: "d") where isLetter(letter): isIn = isDigit(byte)
        case UInt8(ascii: "g") where isLetter(letter): isIn = (0x21...0x7E).contains(byte)
        case UInt8(ascii: "l") where isLetter(letter): isIn = (0x61...0x7A).contains(byte)
        case UInt8(ascii: "p") where isLetter(letter):
            isIn = (0x21...0x7E).contains(byte) && !isLetter(byte) && !isDigit(byte)
        case UInt8(ascii: "s") where isLetter(letter): isIn = byte == 0x20 || (0x09...0x0D).contains(byte)
        case UInt8(ascii: "u") where isLetter(letter): isIn = (0x41...0x5A).contains(byte)
        case UInt8(ascii: "w") where isLetter(letter): isIn = isLetter(byte) || isDigit(byte)
        case UInt8(ascii: "x") where isLetter(letter):
            isIn = isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
        case UInt8(ascii: "z") where isLetter(letter): isIn = byte == 0
        default: return byte == letter
        }
        return isIn != isUpper
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
