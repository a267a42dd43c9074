import SockratesQuiz

/// How large a pack is, and how long it takes.
public struct PackEstimate: Sendable, Hashable {
    /// Questions that are written, one for each row of a table.
    public let questions: Int
    /// The decimal logarithm of the number of questions that can be asked, with all that may be drawn for them; only as far as the pack's
    /// code does not decide.
    public var possibleQuestionsLogarithm: Double { possible.logarithm }
    private let possible: Variety
    /// Questions that a session asks when the player stays to the end.
    public let rounds: Int
    /// The decimal logarithm of the number of different sessions; 0 where all are the same, or where only code of the pack knows.
    public var sessionsLogarithm: Double { sessions.logarithm }
    private let sessions: Variety
    /// The time to read everything and type every right answer, without any for thinking; `nil` where nobody has played it.
    public private(set) var time: Duration?

    /// Counts questions and sessions.
    init(of quiz: Quiz) {
        questions = quiz.stages.flatMap(\.entries).filter(\.rules.isScored).reduce(0) { $0 + $1.count }
        possible = Variety(questionsOf: quiz)
        rounds = quiz.rounds
        sessions = Variety(sessionsOf: quiz)
    }

    /// Takes the time that a play took which gave right answers.
    ///
    /// - Parameters:
    ///   - play: The play.
    ///   - rounds: How many of the quiz's rounds it had.
    mutating func measure(_ play: SimulatedPlay, rounds: Int) {
        let share = Double(self.rounds) / Double(max(1, rounds))
        time = PlayerPace.time(
            reading: Double(play.wordsRead) * share,
            typing: Double(play.charactersTyped) * share
        )
    }

    /// A sentence for each, as `sockrates check` prints them.
    public var steps: [String] {
        let all = possible.words("possible questions") ?? "1 possible question"
        let counts =
            "\(all), \(rounds) asked; \(sessions.words("different sessions") ?? "every session asks the same")"
        guard let time else { return [counts] }
        let pace = "\(PlayerPace.wordsReadPerMinute) words read and \(PlayerPace.wordsTypedPerMinute) typed a minute"
        return [counts, "\(DurationText.write(time)) to read and type everything right, at \(pace)"]
    }
}
