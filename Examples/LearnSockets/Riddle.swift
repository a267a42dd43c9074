import Sockrates

// Chapter 13: the reader's own.
// snippet: riddle
struct Riddle: Challenge {
    let title = "A riddle"
    let flag = "riddle{an_ech0}"

    func play(_ player: Player) async throws {
        player.limitTime(to: .seconds(120))
        let name = try await player.askLine("Who is there?")
        try await player.say("Then tell me, \(name):")
        try await player.require(
            "I speak without a mouth and hear without ears. What am I?",
            answer: "an echo",
            attempts: 3,
            hints: ["You find me in the mountains."]
        )
        try await player.giveFlag()
    }
}
// end
