import Synchronization

/// How a host of challenges is: what there is to count, and whether players should be sent to it.
///
/// A ``HealthPort`` tells it to orchestrators and to Prometheus.
public final class HostHealth: Sendable {
    /// What a self-check has found at a challenge.
    public struct SelfCheck: Sendable, Hashable {
        /// How many were well.
        public internal(set) var passed = 0
        /// How many were not.
        public internal(set) var failed = 0
        /// Why the last one failed; `nil` where it was well.
        public internal(set) var problem: String?
        /// How long the last one took.
        public internal(set) var time = Duration.zero
    }

    private struct State {
        var servers: [ChallengeServer] = []
        var checks: [String: SelfCheck] = [:]
        var isStopping = false
        /// The challenges that are to be checked before players are sent here.
        var unchecked: Set<String> = []
    }

    private let state = Mutex(State())

    /// Makes the health of a host that serves nothing yet; until it does, it is not ready.
    public init() {}

    /// From now on these are served.
    public func serves(_ servers: [ChallengeServer]) { state.withLock { $0.servers = servers } }

    /// From now on players should be sent here only once each of these has been played.
    public func awaitsSelfChecks(of names: [String]) { state.withLock { $0.unchecked = Set(names) } }

    /// From now on no more players should be sent here.
    public func stops() { state.withLock { $0.isStopping = true } }

    /// The server has played a challenge itself.
    ///
    /// - Parameters:
    ///   - name: The challenge's name.
    ///   - problem: What was wrong; `nil` where all was well.
    ///   - time: How long it took.
    public func checked(_ name: String, problem: String?, in time: Duration) {
        state.withLock { state in
            state.unchecked.remove(name)
            var check = state.checks[name] ?? SelfCheck()
            if problem == nil { check.passed += 1 } else { check.failed += 1 }
            check.problem = problem
            check.time = time
            state.checks[name] = check
        }
    }

    /// The challenges that are served.
    public var servers: [ChallengeServer] { state.withLock { $0.servers } }

    /// What the self-checks found, by the challenge's name.
    public var selfChecks: [String: SelfCheck] { state.withLock { $0.checks } }

    /// Why no players should be sent here, a line each; empty where they should.
    public var obstacles: [String] {
        state.withLock { state in
            if state.isStopping { return ["the server stops"] }
            if state.servers.isEmpty { return ["nothing is served yet"] }
            let failed = state.checks.filter { $0.value.problem != nil }.keys
            return failed.sorted().map { "the last self-check of \($0) failed" }
                + state.unchecked.sorted().map { "the first self-check of \($0) has not ended yet" }
        }
    }
}
