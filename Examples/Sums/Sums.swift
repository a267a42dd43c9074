import Sockrates

/// Asks sums without end.
///
/// The benchmark plays it beside a pack that asks the same.
@main struct Sums: Challenge {
    let texts: Texts = {
        var texts = Texts()
        texts.prompt = ""
        texts.accept = "correct"
        return texts
    }()

    func play(_ player: Player) async throws {
        while true {
            let (a, b) = (player.random(in: 1...999), player.random(in: 1...999))
            _ = try await player.ask("What is \(a) + \(b)?", answer: a + b)
        }
    }
}
