import Synchronization

/// Counts what the connections of one loop carry.
///
/// Only its loop adds to it, so that a plain load and store do what else would lock the bus; anybody may read it.
final class TrafficMeter: Sendable {
    private let received = Atomic<Int>(0)
    private let sent = Atomic<Int>(0)

    func addReceived(_ count: Int) {
        received.store(received.load(ordering: .relaxed) &+ count, ordering: .relaxed)
    }

    func addSent(_ count: Int) {
        sent.store(sent.load(ordering: .relaxed) &+ count, ordering: .relaxed)
    }

    /// Adds what was counted to a sum.
    func read(into traffic: inout Traffic) {
        traffic.received &+= received.load(ordering: .relaxed)
        traffic.sent &+= sent.load(ordering: .relaxed)
    }
}

/// The meters of a listener, one for each of its loops.
final class TrafficMeters: Sendable {
    private let meters = Mutex<[TrafficMeter]>([])

    /// A meter for one more loop.
    func meter() -> TrafficMeter {
        let meter = TrafficMeter()
        meters.withLock { $0.append(meter) }
        return meter
    }

    /// What all of them have counted.
    func read(into traffic: inout Traffic) {
        for meter in meters.withLock({ $0 }) { meter.read(into: &traffic) }
    }
}
