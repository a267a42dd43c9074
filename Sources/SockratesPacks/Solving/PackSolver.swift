import SockratesPatterns
import SockratesQuiz

/// A player who knows a pack and plays it right over a network.
///
/// It follows the pack's solution where it has one. Else it knows questions by their texts, and reads back what made ones were made of.
///
/// ```swift
/// var solver = PackSolver(pack)
/// while let bytes = try await connection.receive() {
///     for line in solver.received(bytes) ?? [] { try await connection.send(line + [0x0A]) }
/// }
/// ```
public struct PackSolver: Sendable {
    private let pack: Pack?
    private var solver: Solver?
    private var player: SolutionPlayer?
    private let patterns: [AskPattern]
    /// All texts of questions that don't tell what they were made of; made when the first such text comes.
    private var variants: AskVariants?
    private var tail: [UInt8] = []
    private var typed = 0

    private static let mostTail = 1 << 16

    /// Makes a solver of a pack.
    public init(_ pack: Pack) {
        self.pack = pack
        solver = Solver(of: pack.quiz)
        player = pack.solution.map(SolutionPlayer.init)
        patterns = pack.quiz.stages.flatMap(\.entries).compactMap { entry in
            (entry.source as? any DraftedSource).flatMap { AskPattern($0.draft, rows: $0.rows) }
        }
    }

    /// Makes a solver that follows a solution and knows no pack.
    public init(_ solution: Solution) {
        pack = nil
        player = SolutionPlayer(solution)
        patterns = []
    }

    /// How many times something was typed.
    public var answered: Int { typed }

    /// Takes what the session has sent, in pieces of any size.
    ///
    /// - Parameter bytes: What has come.
    /// - Returns: The lines to type, without their newlines; `nil` while nothing is wanted.
    public mutating func received(_ bytes: [UInt8]) -> [[UInt8]]? {
        tail += bytes
        if tail.count > 2 * Self.mostTail { tail.removeFirst(tail.count - Self.mostTail) }
        let known = solver?.typed(at: bytes)
        if player != nil {
            let isComplete = isComplete
            guard let lines = player?.received(bytes, isComplete: isComplete) else { return nil }
            return type(lines.map { Array($0.utf8) })
        }
        if let known { return type(known) }
        guard isComplete, let answer = readBack() else { return nil }
        return type(pack?.quiz.lines(typing: answer.response, as: answer.shape) ?? [])
    }

    /// The bytes that go over the wire for a line.
    ///
    /// - Parameter line: The line, without its newline.
    /// - Returns: The line and its newline, or what the pack's wire has instead.
    public func framed(_ line: [UInt8]) -> [UInt8] {
        guard case .blobs(let prefix)? = pack?.quiz.rules.wire.format else { return line + [0x0A] }
        return prefix.framed(line)
    }

    /// The flag, once it has come.
    public var flag: String? {
        if let flag = player?.flag { return flag }
        guard case .json? = pack?.quiz.rules.wire.format else { return solver?.flag }
        for line in tail.split(separator: 0x0A) {
            if let flag = Value(json: line)?["flag"] { return flag.text }
        }
        return nil
    }

    /// Whether the pack has no flag, and the session said that no point is missing.
    public var isSolvedWithoutFlag: Bool {
        guard let pack, let solver else { return false }
        return !pack.hasFlag && solver.isFaultless
    }

    /// What the session said since the last answer.
    public var lastWords: String { String(decoding: tail.suffix(2000), as: UTF8.self) }

    /// What of the pack's solution failed, for its author.
    public var failure: String? { player?.failure }

    /// Whether the session waits, as far as its bytes tell: they end with the prompt, or with a line.
    private var isComplete: Bool {
        guard let pack else { return true }
        let prompt = Array(pack.quiz.texts.prompt.utf8)
        return prompt.isEmpty ? tail.last == 0x0A : tail.suffix(prompt.count).elementsEqual(prompt)
    }

    private mutating func type(_ lines: [[UInt8]]) -> [[UInt8]] {
        typed += 1
        tail = []
        return lines
    }

    private static let progress = try? RegularExpression("(?:^|\\n)\\[[0-9]+(?:/[0-9]+)?\\] ")

    /// The text behind the last number of a question; all of it where there is none.
    private static func withoutProgress(_ text: [UInt8]) -> [UInt8] {
        var start = 0
        while let match = progress?.firstMatch(in: text, from: start) { start = match.range.upperBound }
        return Array(text[start...])
    }

    /// The answer to the question that was asked last.
    private mutating func readBack() -> AskPattern.Answer? {
        guard let pack else { return nil }
        let prompt = pack.quiz.texts.prompt.utf8.count
        let text = Self.withoutProgress(Array(tail.dropLast(prompt)))
        // Of several that fit, the one that begins last is nearest to the prompt.
        let isWhole = text.count < tail.count - prompt
        if let answer = patterns.compactMap({ $0.answer(to: text, isWhole: isWhole) }).max(by: { $0.start < $1.start })
        {
            return answer
        }
        let variants = self.variants ?? AskVariants(of: pack.quiz)
        self.variants = variants
        return variants.answer(to: text)
    }
}

/// A source whose questions come from a draft.
protocol DraftedSource {
    var draft: QuestionDraft { get }
    var rows: [MadeQuestions.Row] { get }
}

extension MadeQuestions: DraftedSource {}
