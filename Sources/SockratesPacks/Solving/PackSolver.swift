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
    /// What the session says at its end.
    private let end: EndWords?
    private var tail: [UInt8] = []
    private var typed = 0
    /// Whether the session has said that something was wrong.
    private var hasFailed = false
    /// Whether it has typed so much that the session seems to go round in circles.
    public private(set) var hasGivenUp = false

    private static let mostTail = 1 << 16
    /// How many lines are typed at most where no pack tells how many questions there are.
    private static let mostTyped = 10_000
    /// The same with a pack, beside ten lines for each question.
    private static let mostTypedBesideQuestions = 1_000

    /// Makes a solver of a pack.
    public init(_ pack: Pack) {
        self.pack = pack
        solver = Solver(of: pack.quiz)
        player = pack.solution.map(SolutionPlayer.init)
        end = EndWords(of: pack.quiz, hasFlag: pack.hasFlag)
        let progress = pack.quiz.texts.progressText.flatMap { TemplatePattern.expression(of: $0) } ?? ""
        patterns = pack.quiz.stages.flatMap(\.entries).compactMap { entry in
            (entry.source as? any DraftedSource).flatMap { source in
                AskPattern(
                    source.draft,
                    rows: source.rows,
                    after: entry.rules.isScored ? progress : "",
                    variables: pack.quiz.rules.variables
                )
            }
        }
    }

    /// Makes a solver that follows a solution and knows no pack.
    public init(_ solution: Solution) {
        pack = nil
        end = nil
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
        let isComplete = isComplete
        if let lines = player?.received(bytes, isComplete: isComplete) { return type(lines.map { Array($0.utf8) }) }
        if failure != nil { return nil }
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
        player?.flag ?? end?.flag(in: tail)
    }

    /// Whether the pack has no flag, and the session, which has ended, said of nothing that it was wrong and of no point that it
    /// is missing.
    public var isSolvedWithoutFlag: Bool {
        guard let pack, let end, !pack.hasFlag, !hasFailed, typed > 0 else { return false }
        return end.tellsSuccess(tail)
    }

    /// What the session said since the last answer.
    public var lastWords: String { String(decoding: tail.suffix(2000), as: UTF8.self) }

    /// What of the pack's solution failed, for its author.
    public var failure: String? { player?.failure }

    /// Why nothing was typed at last, for whoever runs it; `nil` where the session waits for nothing.
    public var trouble: String? {
        if hasGivenUp { return "\(typed) lines were typed, and the session has no end" }
        guard isComplete, !tail.isEmpty else { return nil }
        let question = pack == nil ? nil : "no question of the pack"
        let rule = player == nil ? nil : "no rule of the solution"
        return "\([rule, question].compactMap(\.self).joined(separator: " and ")) fits what the server says"
    }

    /// Whether the session waits, as far as its bytes tell: they end with the prompt, or with a line.
    private var isComplete: Bool {
        guard let pack else { return true }
        let prompt = Array(pack.quiz.texts.prompt.utf8)
        return prompt.isEmpty ? tail.last == 0x0A : tail.suffix(prompt.count).elementsEqual(prompt)
    }

    private mutating func type(_ lines: [[UInt8]]) -> [[UInt8]]? {
        let most = pack.map { Self.mostTypedBesideQuestions / 10 + $0.quiz.rounds } ?? Self.mostTyped / 10
        if typed / 10 >= most {
            hasGivenUp = true
            return nil
        }
        if typed > 0 { hasFailed = hasFailed || end?.tellsFailure(tail) ?? false }
        typed += 1
        tail = []
        solver?.forget()
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
        let isWhole = text.count < tail.count - prompt
        if let answer = answer(to: text, isWhole: isWhole, isTelling: true) { return answer }
        let variants = self.variants ?? AskVariants(of: pack.quiz)
        self.variants = variants
        if let answer = variants.answer(to: text) { return answer }
        // The offer of a hint may stand behind the question.
        let line = text.dropLast().lastIndex(of: 0x0A)
        if !pack.quiz.texts.hintOffer.isEmpty, let line, let answer = variants.answer(to: Array(text[...line])) {
            return answer
        }
        return answer(to: text, isWhole: isWhole, isTelling: false)
    }

    /// The answer to the question with words of its own, or without any, that a text ends with.
    private func answer(to text: [UInt8], isWhole: Bool, isTelling: Bool) -> AskPattern.Answer? {
        // Of several that fit, the one that begins last is nearest to the prompt.
        patterns.lazy.filter { $0.isTelling == isTelling }.compactMap { $0.answer(to: text, isWhole: isWhole) }
            .max { $0.start < $1.start }
    }
}

/// A source whose questions come from a draft.
protocol DraftedSource {
    var draft: QuestionDraft { get }
    var rows: [MadeQuestions.Row] { get }
}

extension MadeQuestions: DraftedSource {}
