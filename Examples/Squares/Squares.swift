import Sockrates

@main struct Squares: Challenge {
    let flag = "sum{s0_square}"

    func play(_ player: Player) async throws {
        for number in player.shuffled(11...25).prefix(5) {
            try await player.require("What is \(number) times \(number)?", answer: number * number, time: .seconds(10))
        }
        try await player.giveFlag()
    }
}
