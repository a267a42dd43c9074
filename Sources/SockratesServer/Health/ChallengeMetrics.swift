import Synchronization

/// Counts what happens at one challenge, for whoever watches the server.
///
/// Counters only rise while the server runs. They may be asked for at any time and from anywhere, and what is counted can be
/// counted by what hosts challenges of its own kind, too:
///
/// ```swift
/// admission.journal.metrics.refused(by: "rate")
/// ```
public final class ChallengeMetrics: Sendable {
    /// What has been counted so far.
    public struct Counts: Sendable, Hashable {
        /// How many sessions are being played.
        public var active = 0
        /// How many sessions have ended, by why.
        public var ends: [String: Int] = [:]
        /// How many connections were not let in, by the gate that did not.
        public var refusals: [String: Int] = [:]
        /// How many sessions were solved.
        public var solves = 0
        /// How many sessions were ended by the author's own code.
        public var failures = 0
        /// How many sessions the server has played itself; none of them is counted elsewhere.
        public var selfChecks = 0
        /// How long replies took, from the line to the first byte that answered it.
        public var replies = LatencyHistogram()

        /// Makes counts of nothing.
        public init() {}
    }

    private let state = Mutex(Counts())
    /// Ends and gates are few; should somebody make them up as he goes, the rest is counted together.
    private static let mostKinds = 32

    /// Makes counters that stand at nothing.
    public init() {}

    /// What has been counted so far.
    public var counts: Counts { state.withLock { $0 } }

    /// A connection was not let in.
    ///
    /// - Parameter gate: Which gate it was, a word of the server's own; never a peer's text.
    public func refused(by gate: String) {
        state.withLock { $0.refusals.count(gate, most: Self.mostKinds) }
    }

    /// A session begins.
    func began(isSelfCheck: Bool) {
        state.withLock { state in
            if isSelfCheck { state.selfChecks += 1 } else { state.active += 1 }
        }
    }

    /// A session is over.
    ///
    /// - Parameters:
    ///   - end: Why, as the log says it.
    ///   - isSelfCheck: Whether the server itself has played.
    func ended(_ end: String, isSelfCheck: Bool) {
        guard !isSelfCheck else { return }
        // What stands behind a colon is the system's account of one case.
        let kind = String(end.prefix { $0 != ":" })
        state.withLock { state in
            state.active -= 1
            state.ends.count(kind, most: Self.mostKinds)
        }
    }

    /// A session was solved by a player.
    func solved() { state.withLock { $0.solves += 1 } }

    /// The author's own code failed.
    func failed() { state.withLock { $0.failures += 1 } }

    /// A line was answered.
    func answered(in time: Duration) { state.withLock { $0.replies.add(time) } }
}

extension [String: Int] {
    /// Counts one of a kind, or of "other" where there are too many kinds already.
    fileprivate mutating func count(_ kind: String, most: Int) {
        self[self[kind] != nil || self.count < most ? kind : "other", default: 0] += 1
    }
}
