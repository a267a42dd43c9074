import SockratesServer
import SockratesSockets
import Synchronization

/// Gates with a clock moved by hand, and what their observer heard.
final class GateBench: GateObserver {
    private let time = Mutex(Duration.seconds(100))
    private let heard = Mutex<[String]>([])

    /// The names of those gates that refused somebody, in order; "in" for who got in.
    var events: [String] { heard.withLock { $0 } }

    var clock: @Sendable () -> Duration { { [self] in time.withLock { $0 } } }

    func pass(_ time: Duration) { self.time.withLock { $0 += time } }

    func gates(_ gates: [any Gate], exempt: [String] = []) throws -> Gates {
        Gates(
            gates,
            exempt: try NetworkList(exempt),
            observers: [self],
            clock: clock
        )
    }

    func admitted(_ arrival: Arrival) { heard.withLock { $0.append("in") } }
    func refused(_ refusal: GateRefusal, _ arrival: Arrival) { heard.withLock { $0.append(refusal.gate) } }
}

extension Gates {
    /// Somebody from an address.
    func enter(_ host: String) -> Entrance { enter(from: .ip(host: host, port: 50_000)) }

    /// What somebody from an address reads who doesn't get in; nil for who does, and stays.
    func refusal(_ host: String) -> String? {
        if case .refused(let refusal) = enter(host) { refusal.sentence } else { nil }
    }
}

extension Entrance {
    var entry: Entry? { if case .open(let entry) = self { entry } else { nil } }
}
