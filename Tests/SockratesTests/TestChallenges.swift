import Sockrates
import Synchronization

/// Two sums and a flag.
struct Sums: Challenge {
    let flag = "sum{right}"

    func play(_ player: Player) async throws {
        try await player.say("Sums")
        try await player.require("1 + 1?", answer: 2)
        try await player.require("2 + 1?", answer: 3, attempts: 2, time: .seconds(5), hints: ["It is prime."])
        try await player.giveFlag()
    }
}

/// A challenge made of a closure.
struct Improvised: Challenge {
    var flag = ""
    var texts = Texts()
    let code: @Sendable (Player) async throws -> Void

    init() { code = { _ in } }
    init(flag: String = "", texts: Texts = Texts(), _ code: @escaping @Sendable (Player) async throws -> Void) {
        self.flag = flag
        self.texts = texts
        self.code = code
    }

    func play(_ player: Player) async throws { try await code(player) }
}

/// Something that happens once, and can be waited for.
final class Signal: Sendable {
    private let state = Mutex<(happened: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    var hasHappened: Bool { state.withLock { $0.happened } }

    func happen() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if !state.happened { state.waiting.append(continuation) }
                return state.happened
            }
            if isThere { continuation.resume() }
        }
    }
}
