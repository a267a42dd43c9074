import SockratesQuiz

/// Responses that nobody wants and somebody types: a pack's own code must not fail on them.
///
/// Where code fails, players read that the question is broken, and get another with fresh attempts.
enum OddResponses {
    /// What is tried, and how messages call it.
    static let all: [(name: String, text: String)] = [
        ("an empty response", ""), ("a blank", " "), ("\"[\"", "["), ("\"(\"", "("), ("\"%\"", "%"), ("\"\\\"", "\\"),
        ("\"x\"", "x"),
        ("\"-1\"", "-1"), ("\"0\"", "0"), ("\"1e999\"", "1e999"), ("\"é日🎉\"", "é日🎉"), ("\"1 2 3\"", "1 2 3"),
        ("4000 letters", String(repeating: "x", count: 4000)), ("4000 digits", String(repeating: "9", count: 4000)),
    ]

    /// Questions that they are typed to at most: an entry of the pack is one.
    private static let mostPlaces = 300
    /// Responses on the way to these.
    private static let mostTurns = 2000

    /// A mistake of the pack's code.
    struct Failure {
        let place: QuestionPlace
        /// What is wrong, with the code's own place.
        let message: String
        /// What they call the responses that bring it about.
        var responses: [String]
    }

    /// Plays, and at each question that is new types all of them, each in a play of its own.
    static func failures(of quiz: Quiz, seed: UInt64, within work: Allowance) -> [Failure] {
        var failures: [Failure] = []
        var seen: Set<[Int]> = []
        var play = SimulatedPlay(of: quiz, seed: seed, within: work)
        while play.turns < mostTurns, play.end == nil, !play.isCutShort {
            let turns = play.turns
            play.waitForThePause()
            if play.isAsking, seen.count < mostPlaces, seen.insert([play.place.stage, play.place.entry]).inserted {
                for response in all {
                    for failure in play.failures(typing: response.text) {
                        guard let known = failures.firstIndex(where: { $0.message == failure.message }) else {
                            failures.append(
                                .init(place: failure.place, message: failure.message, responses: [response.name])
                            )
                            continue
                        }
                        if !failures[known].responses.contains(response.name) {
                            failures[known].responses.append(response.name)
                        }
                    }
                }
            }
            play.run(rounds: turns + 1) { _, question, _ in question?.modelAnswer }
            if play.turns == turns { break }
        }
        return failures
    }
}
