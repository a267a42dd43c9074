import Foundation
import SockratesStore
import Synchronization

/// A store whose score changes a test writes down, names of any kind among them.
final class ScriptedStore: Store {
    private struct State {
        var rules: ContestRules
        var changes: [ScoreChange] = []
        var entries: [Entry] = []
        var listeners: [AsyncThrowingStream<ScoreChange, any Error>.Continuation] = []
    }

    private let state: Mutex<State>

    /// When the first change came; each is a minute after the one before.
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    init(_ solves: [(challenge: String, team: String)] = [], rules: ContestRules = ContestRules(scoring: .fixed(100))) {
        state = Mutex(State(rules: rules))
        for solve in solves { self.solve(solve.challenge, solve.team) }
    }

    /// A team solves a challenge, a minute after what was before.
    func solve(_ challenge: String, _ team: String, player: String = "player", at time: Date? = nil) {
        add(challenge, team, player, time) { order in .solved(order: order) }
    }

    /// A team's best session has so many points.
    func score(_ challenge: String, _ team: String, _ points: Int) {
        add(challenge, team, "player", nil) { _ in .points(points) }
    }

    /// An appeal takes a team's solve back.
    func takeBack(_ challenge: String, _ team: String) { add(challenge, team, "player", nil) { _ in .unsolved } }

    func record(_ entries: [Entry]) { state.withLock { $0.entries = entries } }

    private func add(
        _ challenge: String,
        _ team: String,
        _ player: String,
        _ time: Date?,
        _ change: (Int) -> ScoreChange.Change
    ) {
        state.withLock { state in
            let sequence = Int64(state.changes.count + 1)
            let order = state.changes.count { $0.challenge == challenge && $0.change != .points(0) } + 1
            let change = ScoreChange(
                sequence: sequence,
                time: time ?? Self.start + Double(sequence) * 60,
                challenge: challenge,
                team: team,
                player: player,
                session: SessionID(rawValue: UInt64(sequence)),
                change: change(order)
            )
            state.changes.append(change)
            for listener in state.listeners { listener.yield(change) }
        }
    }

    func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        done(.failed(StoreFailure("nothing is recorded here")))
    }

    func rules() async throws(StoreFailure) -> ContestRules { state.withLock { $0.rules } }
    func setRules(_ rules: ContestRules) async throws(StoreFailure) { state.withLock { $0.rules = rules } }

    func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry] {
        state.withLock { Array($0.entries.filter { $0.sequence > sequence }.prefix(limit)) }
    }

    func entries(of session: SessionID) async throws(StoreFailure) -> [Entry] {
        state.withLock { $0.entries.filter { $0.session == session } }
    }

    func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        state.withLock { $0.changes.filter { $0.sequence > sequence } }
    }

    func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        let (stream, listener) = AsyncThrowingStream<ScoreChange, any Error>.makeStream()
        state.withLock { state in
            for change in state.changes where change.sequence > sequence { listener.yield(change) }
            state.listeners.append(listener)
        }
        return stream
    }

    func close() async {}
}
