import SockratesJudge

/// A player who knows the quiz: reads what a session sends and answers each question right.
///
/// It recognises a question by its text at the end of what has come so far, so it doesn't care how the bytes were cut.
///
/// ```swift
/// var solver = Solver(of: quiz)
/// while let bytes = try await connection.receive() {
///     if let response = solver.received(bytes) { try await connection.send(response + "\n") }
/// }
/// print(solver.flag ?? "no flag")
/// ```
public struct Solver: Sendable {
    private struct Known: Sendable {
        /// What stands between the question's number and the place where the player types.
        let ending: [UInt8]
        let question: Question
    }

    private let quiz: Quiz
    /// Endings by their last whole line, which is what a lookup can know.
    private var known: [[UInt8]: [Known]] = [:]
    /// How long those lines are, the longest first; empty where nothing of the pack's own stands before a question.
    private var lengths: [Int] = []
    private var longest = 0
    /// The end of what has come: enough for the longest question and for the last words.
    private var tail: [UInt8] = []
    /// How many questions have been answered.
    public private(set) var answered = 0
    /// How many texts of questions have been compared with what came.
    package private(set) var compared = 0

    private static let lastWords = 8192

    /// Makes a solver.
    public init(of quiz: Quiz) {
        self.quiz = quiz
        var endings: Set<[UInt8]> = []
        for stage in quiz.stages {
            for question in stage.entries.lazy.flatMap(\.questions) {
                learn(question, &endings)
            }
        }
        if quiz.texts.progressText != nil { lengths = Set(known.keys.map(\.count)).sorted(by: >) }
    }

    /// Makes one that knows no question, and only hears what is said last.
    package init(hearing quiz: Quiz) { self.quiz = quiz }

    /// Takes what the session has sent, in pieces of any size.
    ///
    /// - Returns: What to type, without a newline; `nil` while no question waits.
    public mutating func received(_ bytes: [UInt8]) -> String? { question(askedBy: bytes)?.modelAnswer }

    /// Takes what the session has sent, in pieces of any size.
    ///
    /// - Returns: The lines to type, in the form of the quiz's wire; `nil` while no question waits.
    package mutating func typed(at bytes: [UInt8]) -> [[UInt8]]? {
        question(askedBy: bytes).map { quiz.lines(typing: $0.modelAnswer, to: $0) }
    }

    /// Forgets what has come, since something was typed that is not of its own.
    package mutating func forget() { tail.removeAll(keepingCapacity: true) }

    private mutating func question(askedBy bytes: [UInt8]) -> Question? {
        tail += bytes
        if tail.count > 2 * (longest + Self.lastWords) {
            tail.removeFirst(tail.count - longest - Self.lastWords)
        }
        guard let question = question() else { return nil }
        answered += 1
        tail.removeAll(keepingCapacity: true)
        return question
    }

    /// The flag, once it has come: the line behind ``Texts/solved``, or behind the score where that text is empty.
    public var flag: String? {
        let lines = self.lines
        let solved = quiz.texts.solved.text
        let before =
            solved.isEmpty
            ? lines.lastIndex { $0.hasPrefix(Score.summaryBeginning) } : lines.lastIndex(of: solved.lastLine)
        guard let before, before + 1 < lines.count else { return nil }
        let line = lines[before + 1]
        return line.isEmpty || line == quiz.texts.unsolved.text ? nil : line
    }

    /// Whether the session said that no point is missing; for a quiz without a flag.
    public var isFaultless: Bool {
        guard let maximum = quiz.maximumPoints else { return answered == quiz.rounds }
        var score = Score()
        score.points = maximum
        return lines.contains(score.summary(maximum: maximum))
    }

    /// What the session said since the last answer.
    public var lastWords: String {
        String(decoding: tail.suffix(Self.lastWords), as: UTF8.self)
    }

    private var lines: [String] {
        lastWords.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Learns a question; of those that read the same the first one counts.
    private mutating func learn(_ question: Question, _ seen: inout Set<[UInt8]>) {
        let prompt = quiz.texts.prompt
        // A text that is empty is not sent.
        var endings = [question.ask.isEmpty ? prompt : question.ask + "\n" + prompt]
        if !question.hints.isEmpty, !quiz.texts.hintOffer.isEmpty, quiz.texts.hintOffer.template == nil {
            endings.append(question.ask + "\n" + quiz.texts.hintOffer.text + "\n" + prompt)
        }
        for ending in endings {
            let known = Known(ending: Array(ending.utf8), question: question)
            guard seen.insert(known.ending).inserted else { continue }
            let key = Self.key(known.ending[...])
            self.known[key, default: []].append(known)
            longest = max(longest, known.ending.count)
        }
    }

    private mutating func question() -> Question? {
        if let question = question(askedAtEndOf: tail[...]) { return question }
        guard quiz.texts.hintOffer.template != nil else { return nil }
        // The offer of a hint may be any line between the question and the prompt.
        let prompt = Array(quiz.texts.prompt.utf8)
        let lines = tail.dropLast(prompt.count + 1)
        guard tail.suffix(prompt.count).elementsEqual(prompt), let newline = lines.lastIndex(of: 0x0A) else {
            return nil
        }
        return question(askedAtEndOf: ArraySlice(lines[...newline] + prompt))
    }

    private mutating func question(askedAtEndOf text: ArraySlice<UInt8>) -> Question? {
        // A question's number may stand before its only line, so the key is tried without one too.
        let key = Self.key(text)
        var candidates = known[key] ?? []
        if key.first == UInt8(ascii: "["), let close = key.firstIndex(of: UInt8(ascii: "]")) {
            candidates += known[Array(key[(close + 1)...].dropFirst())] ?? []
        }
        // Any text of the pack's own may stand there instead.
        for length in lengths where length < key.count { candidates += known[Array(key.suffix(length))] ?? [] }
        compared += candidates.count
        return candidates.filter { text.suffix($0.ending.count).elementsEqual($0.ending) }
            .max { $0.ending.count < $1.ending.count }?.question
    }

    /// What stands behind the last newline but one: a question's last line and the prompt behind it.
    private static func key(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var newlines = 0
        var start = bytes.endIndex
        while start > bytes.startIndex {
            if bytes[start - 1] == 0x0A {
                newlines += 1
                if newlines == 2 { break }
            }
            start -= 1
        }
        return Array(bytes[start...])
    }
}

extension String {
    fileprivate var lastLine: String {
        split(separator: "\n").last.map(String.init) ?? self
    }
}
