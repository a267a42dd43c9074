import CRE2

/// A pattern that RE2 has compiled.
final class PatternProgram: Sendable {
    /// What RE2 may take for a program and its automata, in bytes: enough for most, and its own default for those that need more.
    private static let memory: [Int64] = [2 << 20, 8 << 20]
    /// The slowest program of this size takes 0.1 s for a response of 4096 bytes; a letter of any script takes some 600.
    private static let mostInstructions = 30_000

    /// Each costs time wherever groups are asked for.
    private static let mostGroups = 64

    // Freed only in deinit.
    private let compiled: CRE2Compiled

    let groupNames: [String?]
    /// How many instructions it is.
    let size: Int

    init(_ pattern: String, _ options: RegularExpression.Options) throws(RegularExpressionError) {
        guard pattern.utf8.count <= RegularExpression.longestPattern else {
            throw RegularExpressionError(
                message:
                    "the pattern has \(pattern.utf8.count) bytes; at most \(RegularExpression.longestPattern) are read",
                column: nil
            )
        }
        let bytes = Array(pattern.utf8)[...]
        var first = PatternProgram.compile(bytes, options, PatternProgram.memory[0])
        if let small = first, PatternMistake(small)?.isTooLarge == true {
            cre2Free(small)
            first = PatternProgram.compile(bytes, options, PatternProgram.memory[1])
        }
        guard let compiled = first else {
            throw RegularExpressionError(message: "there is no memory for the pattern", column: nil)
        }
        if let mistake = PatternMistake(compiled) {
            cre2Free(compiled)
            throw mistake.error(in: pattern) { prefix in
                guard let part = PatternProgram.compile(prefix, options, PatternProgram.memory[1]) else { return nil }
                defer { cre2Free(part) }
                return PatternMistake(part)
            }
        }
        size = Int(cre2ProgramSize(compiled))
        let count = Int(cre2GroupCount(compiled))
        guard size <= PatternProgram.mostInstructions, count <= PatternProgram.mostGroups else {
            cre2Free(compiled)
            if size > PatternProgram.mostInstructions { throw PatternMistake.tooLarge }
            throw RegularExpressionError(
                message:
                    "\(count) groups capture, and at most \(PatternProgram.mostGroups) may; write (?:…) for a group that need not",
                column: nil
            )
        }
        let groupNames = (0..<count).map { index in
            var length = 0
            return cre2GroupName(compiled, Int32(index + 1), &length).map { String(bytes: $0, count: length) }
        }
        if let name = PatternProgram.repeated(groupNames) {
            cre2Free(compiled)
            throw RegularExpressionError(message: "two groups are named \"\(name)\"", column: nil)
        }
        self.compiled = CRE2Compiled(pattern: compiled)
        self.groupNames = groupNames
    }

    deinit { cre2Free(compiled.pattern) }

    func matches(_ text: UnsafeRawBufferPointer, isWhole: Bool) -> Bool {
        cre2Match(compiled.pattern, text.baseAddress, text.count, 0, isWhole, nil, 0)
    }

    /// The range of the whole match, then those of the groups.
    func match(_ text: UnsafeRawBufferPointer, from start: Int, isWhole: Bool) -> [Range<Int>?]? {
        let wanted = groupNames.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: wanted * 2) { bounds -> [Range<Int>?]? in
            guard
                cre2Match(
                    compiled.pattern,
                    text.baseAddress,
                    text.count,
                    start,
                    isWhole,
                    bounds.baseAddress,
                    wanted
                )
            else {
                return nil
            }
            return (0..<wanted).map { group in
                let (begin, end) = (bounds[group * 2], bounds[group * 2 + 1])
                return begin >= 0 && end >= begin ? begin..<end : nil
            }
        }
    }

    /// The first text in the order of bytes that a match may be, cut off where it is long.
    var leastMatch: [UInt8]? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { text -> [UInt8]? in
            var length = 0
            guard cre2LeastMatch(compiled.pattern, 256, text.baseAddress, &length) else { return nil }
            return text.prefix(length).map { UInt8(bitPattern: $0) }
        }
    }

    private static func repeated(_ names: [String?]) -> String? {
        var seen: Set<String> = []
        return names.compactMap(\.self).first { !seen.insert($0).inserted }
    }

    private static func compile(
        _ pattern: ArraySlice<UInt8>,
        _ options: RegularExpression.Options,
        _ memory: Int64
    ) -> OpaquePointer? {
        let settings = CRE2Options(
            isBytes: options.alphabet == .bytes,
            ignoresCase: options.ignoresCase,
            dotTakesNewlines: options.dotTakesNewlines,
            prefersLongest: options.prefersLongest,
            memory: memory
        )
        return pattern.withUnsafeBytes { bytes in
            cre2Compile(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, settings)
        }
    }
}

extension String {
    /// A text of C that does not end in a zero.
    init(bytes: UnsafePointer<CChar>, count: Int) {
        self.init(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
