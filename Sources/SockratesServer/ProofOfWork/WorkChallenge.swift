/// Work that takes a client long and whoever checks it a thousandth of that: square roots modulo 2^1279 − 1.
///
/// The challenge and the solution are those of pwn.red/pow and of kCTF, so that the solvers that players have solve ours.
///
/// ```swift
/// let challenge = WorkChallenge(difficulty: 5000, dialect: .redpwn)
/// challenge.text                                 // s.AAATiA==.…
/// try challenge.accepts(challenge.solution())    // true
/// ```
public struct WorkChallenge: Sendable, Hashable {
    /// How many roots have to be taken; a million takes a quick computer minutes.
    public let difficulty: UInt32
    /// How its numbers are written.
    public let dialect: WorkDialect
    /// What the first root is taken of, the highest byte first.
    private let start: [UInt8]

    /// Draws a challenge.
    ///
    /// - Parameters:
    ///   - difficulty: How many roots have to be taken.
    ///   - dialect: How its numbers are written.
    ///   - generator: What draws the 128 bits that make it another one each time.
    public init(
        difficulty: UInt32,
        dialect: WorkDialect,
        using generator: inout some RandomNumberGenerator
    ) {
        self.difficulty = difficulty
        self.dialect = dialect
        let drawn = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        start = Array(drawn.drop { $0 == 0 })
    }

    /// Draws a challenge by the system's own chance.
    ///
    /// - Parameters:
    ///   - difficulty: How many roots have to be taken.
    ///   - dialect: How its numbers are written.
    public init(difficulty: UInt32, dialect: WorkDialect) {
        var generator = SystemRandomNumberGenerator()
        self.init(difficulty: difficulty, dialect: dialect, using: &generator)
    }

    /// Reads a challenge in either dialect.
    ///
    /// - Parameter text: `s.`, the difficulty, a dot, and a number, both in base64.
    /// - Throws: ``WorkMistake`` where it is something else.
    public init(_ text: String) throws(WorkMistake) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "s" else {
            throw WorkMistake(description: "a challenge is written s.DIFFICULTY.NUMBER, not \"\(text.prefix(80))\"")
        }
        guard let given = WorkDialect.bytes(parts[1]), !given.isEmpty, given.drop(while: { $0 == 0 }).count <= 4 else {
            throw WorkMistake(
                description: "the difficulty \"\(parts[1].prefix(80))\" is no number of 32 bits in base64"
            )
        }
        guard let start = WorkDialect.bytes(parts[2]), Mersenne1279(start) != nil else {
            throw WorkMistake(description: "\"\(parts[2].prefix(80))\" is no number of 1,279 bits in base64")
        }
        difficulty = given.reduce(0) { $0 << 8 | UInt32($1) }
        dialect = given.count == 4 ? .redpwn : .kctf
        self.start = Array(start.drop { $0 == 0 })
    }

    /// The challenge as clients read it.
    public var text: String { "s.\(dialect.text(difficulty: difficulty)).\(dialect.text(start))" }

    /// Does the work.
    ///
    /// - Parameter progress: Is told now and then how many roots have been taken.
    /// - Returns: The solution as it is sent, in the challenge's dialect.
    public func solution(progress: (UInt32) -> Void = { _ in }) -> String {
        guard var number = Mersenne1279(start) else { return "s." }
        for turn in 0..<difficulty {
            number.root()
            number.flip()
            if turn & 0xFF == 0 { progress(turn) }
        }
        return "s.\(dialect.text(number.bytes))"
    }

    /// Checks a solution, in either dialect.
    ///
    /// - Parameter solution: What a client has sent.
    /// - Returns: Whether it is right.
    /// - Throws: ``WorkMistake`` where it can't be read.
    public func accepts(_ solution: String) throws(WorkMistake) -> Bool {
        guard solution.hasPrefix("s."), let bytes = WorkDialect.bytes(solution.dropFirst(2)),
            var number = Mersenne1279(bytes)
        else {
            throw WorkMistake(
                description: "a solution is written s.NUMBER, in base64, not \"\(solution.prefix(80))\""
            )
        }
        for _ in 0..<difficulty {
            number.flip()
            number.square()
        }
        guard let start = Mersenne1279(start) else { return false }
        return number == start || number == start.negated
    }
}
