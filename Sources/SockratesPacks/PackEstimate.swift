import SockratesQuiz

/// How large a pack is, and how long it takes.
public struct PackEstimate: Sendable, Hashable {
    /// Questions that can be asked.
    public let questions: Int
    /// Questions that a session asks when the player stays to the end.
    public let rounds: Int
    /// The decimal logarithm of the number of different sessions; 0 where all are the same, or where only code of the pack knows.
    public var sessionsLogarithm: Double { sessions.logarithm }
    private let sessions: Variety
    /// The time to read everything and type every right answer, without any for thinking; `nil` where nobody has played it.
    public private(set) var time: Duration?

    /// Counts questions and sessions.
    init(of quiz: Quiz) {
        questions = quiz.stages.reduce(0) { $0 + $1.questionCount }
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
        let all = questions == 1 ? "1 possible question" : "\(questions) possible questions"
        let counts = "\(all), \(rounds) asked; \(sessions.words("sessions") ?? "every session asks the same")"
        guard let time else { return [counts] }
        let pace = "\(PlayerPace.wordsReadPerMinute) words read and \(PlayerPace.wordsTypedPerMinute) typed a minute"
        return [counts, "\(DurationText.write(time)) to read and type everything right, at \(pace)"]
    }
}
