import Foundation
import SockratesStore
import Synchronization

/// The one writer of this program to a record that other machines write too: takes submissions from all threads, commits them in
/// groups, and connects again when the server or the way to it fails.
///
/// Laws:
/// 1. Who writes first locks the one row of `head`, to the end of the transaction. So there is one order over all machines, in which
///    commits come about, and what is read under the lock is all that there is.
/// 2. Where the connection is lost before the commit was sent, the server undoes the transaction, and the group is done once more.
/// 3. Where it is lost behind that, nobody is told anything until it is known what came of it: a new connection takes the lock, which
///    it gets only when the old transaction is over, and looks for the group's first entry. What is there is told as recorded, what is
///    not is done once more.
/// 4. Meanwhile, and while no server answers, everything else fails at once, and its players are asked again. The server is asked again
///    after a pause that grows from one failure to the next.
final class PostgreSQLWriter: Sendable {
    private typealias Group = SubmissionGroup

    /// A group whose commit was sent, and not answered.
    private struct Doubt {
        let group: Group
        let outcomes: [SubmissionOutcome]
        let mark: PostgreSQLMark
    }

    /// Only the queue's thread takes it, for as long as it works.
    private struct State {
        var connection: PostgreSQLConnection?
        var doubt: Doubt?
        var pause = ReconnectPause()
        /// Whether somebody comes back to the doubt already.
        var isComingBack = false
    }

    private enum Step {
        /// These have an outcome, and those are still to be done.
        case told(Group, [SubmissionOutcome], left: Group)
        /// The commit was not answered.
        case doubtful(PostgreSQLError)
        /// Nothing of it is recorded; whether it may be the next time, at once.
        case failed(PostgreSQLError, isWorthAnother: Bool)
        /// The server has failed a moment ago, so nothing was tried.
        case paused(PostgreSQLError)
    }

    /// A program that falls silent in mid-transaction holds up the others for so long and no longer.
    private static let settings = """
        SET idle_in_transaction_session_timeout = '10s';
        SET lock_timeout = '15s';
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """
    private static let mostTries = 3
    private static let pause = Duration.seconds(1)

    private let address: PostgreSQLAddress
    private let clock: (@Sendable () -> Date)?
    private let ticks: @Sendable () -> ContinuousClock.Instant
    private let trouble: WriterTrouble
    private let queue = SubmissionQueue()
    private let state = Mutex(State())

    init(
        _ address: PostgreSQLAddress,
        clock: (@Sendable () -> Date)?,
        ticks: @escaping @Sendable () -> ContinuousClock.Instant,
        troubled: @escaping @Sendable (StoreFailure?) -> Void
    ) {
        self.address = address
        self.clock = clock
        self.ticks = ticks
        trouble = WriterTrouble(troubled)
    }

    /// Connects for the first time; makes the tables, or brings them to this version.
    func begin(_ rules: ContestRules?, begins: Bool) throws(StoreFailure) {
        do throws(PostgreSQLError) {
            try state.withLock { state throws(PostgreSQLError) in
                let connection = try address.connect()
                try PostgreSQLSchema.prepare(connection, begins: begins)
                try connection.execute(Self.settings)
                if let rules { try set(rules, on: connection) }
                state.connection = connection
            }
        } catch {
            throw address.failure(error, "can't be opened")
        }
    }

    func append(_ submission: Submission, _ done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        queue.append(submission, done) { self.write($0) }
    }

    func set(_ rules: ContestRules) async throws(StoreFailure) {
        let result: Result<Void, StoreFailure> = await withCheckedContinuation { continuation in
            queue.perform { continuation.resume(returning: self.replace(rules)) }
        }
        try result.get()
    }

    func close() async {
        await queue.close {
            self.write($0)
        } last: {
            let doubt = self.state.withLock { state in
                state.connection = nil
                return state.doubt.take()
            }
            doubt?.group.fail(.closed)
        }
    }

    // MARK: On the queue's thread

    private func write(_ group: consuming Group) {
        var left = group
        var failures = 0
        while !left.isEmpty || isInDoubt {
            switch state.withLock({ step(left, &$0) }) {
            case .told(let group, let outcomes, let rest):
                group.tell(outcomes)
                left = rest
                state.withLock { $0.pause.end() }
                trouble.ends()
            case .doubtful(let error):
                left = Group()
                failures += 1
                if failures < Self.mostTries { continue }
                heed(error)
                trouble.begins(address.failure(error, "can't be written"))
                return tryLater()
            case .failed(let error, let isWorthAnother):
                failures += 1
                if isWorthAnother, failures < Self.mostTries { continue }
                heed(error)
                return fail(left, error)
            case .paused(let error):
                return fail(left, error)
            }
        }
    }

    /// A server that can't be reached is left alone for a while; one that answers with an error can be asked again at once.
    private func heed(_ error: PostgreSQLError) {
        let now = ticks()
        state.withLock { error.isLost ? $0.pause.begin(after: error, at: now) : $0.pause.end() }
    }

    private func fail(_ group: Group, _ error: PostgreSQLError) {
        let failure = address.failure(error, "can't be written")
        trouble.begins(failure)
        group.fail(failure)
        tryLater()
    }

    /// Settles what is in doubt, or else commits a group.
    private func step(_ group: Group, _ state: inout State) -> Step {
        if let error = state.pause.refusal(at: ticks()) { return .paused(error) }
        let connection: PostgreSQLConnection
        do throws(PostgreSQLError) {
            connection = try connected(&state)
        } catch {
            return .failed(error, isWorthAnother: false)
        }
        guard let doubt = state.doubt else { return commit(group, on: connection, &state) }
        do throws(PostgreSQLError) {
            let isKept = try isKept(doubt.mark, on: connection)
            state.doubt = nil
            return isKept
                ? .told(doubt.group, doubt.outcomes, left: group) : .told(Group(), [], left: doubt.group + group)
        } catch {
            state.connection = nil
            return .failed(error, isWorthAnother: error.isLost || error.isConflict)
        }
    }

    private func commit(_ group: Group, on connection: PostgreSQLConnection, _ state: inout State) -> Step {
        var outcomes: [SubmissionOutcome] = []
        var mark: PostgreSQLMark?
        do throws(PostgreSQLError) {
            var ledger = try PostgreSQLLedger(for: group.submissions, on: connection)
            // One clock for all machines: the server's.
            let now = clock?().inWholeMilliseconds ?? ledger.time
            let clerk = Clerk(rules: ledger.rules, now: now)
            do {
                for submission in group.submissions { outcomes.append(try clerk.take(submission, into: &ledger)) }
            } catch {
                throw PostgreSQLError("\(error)")
            }
            mark = ledger.mark
            try ledger.commit(at: now, on: connection)
            return .told(group, outcomes, left: Group())
        } catch {
            // Whatever state it is in: a new one is in a known one.
            state.connection = nil
            if error.isLost, let mark {
                state.doubt = Doubt(group: group, outcomes: outcomes, mark: mark)
                return .doubtful(error)
            }
            return .failed(error, isWorthAnother: error.isLost || error.isConflict)
        }
    }

    /// Whether a transaction has come about that added this entry.
    private func isKept(_ mark: PostgreSQLMark, on connection: PostgreSQLConnection) throws(PostgreSQLError) -> Bool {
        let values = [mark.sequence, mark.session, mark.submission].map { PostgreSQLValue.integer($0) }
        return try !connection.run([(.begin, []), (.lock, []), (.isKept, values), (.commit, [])])[2].indices.isEmpty
    }

    private func replace(_ rules: ContestRules) -> Result<Void, StoreFailure> {
        if queue.isClosed { return .failure(.closed) }
        return state.withLock { state in
            for attempt in 1... {
                do throws(PostgreSQLError) {
                    try set(rules, on: try connected(&state))
                    return .success(())
                } catch {
                    state.connection = nil
                    guard error.isLost, attempt < Self.mostTries else {
                        return .failure(address.failure(error, "can't be written"))
                    }
                }
            }
            return .success(())
        }
    }

    /// Puts rules behind those that are there, unless they are the same.
    private func set(_ rules: ContestRules, on connection: PostgreSQLConnection) throws(PostgreSQLError) {
        let read = try connection.run([(.begin, []), (.lock, []), (.moment, [])])[2]
        guard try ContestRules(json: read.text(0, 1)) != rules else {
            _ = try connection.run(.commit)
            return
        }
        guard let json = try? JSONEncoder().encode(rules) else {
            throw PostgreSQLError("the rules can't be written as JSON")
        }
        let time = clock?().milliseconds ?? read.integer(0, 0) ?? 0
        let values = [PostgreSQLValue.integer(time), .text(String(decoding: json, as: UTF8.self))]
        _ = try connection.run([(.addRules, values), (.notify, []), (.commit, [])])
    }

    private func connected(_ state: inout State) throws(PostgreSQLError) -> PostgreSQLConnection {
        if let connection = state.connection { return connection }
        let connection = try address.connect()
        try connection.execute(Self.settings)
        state.connection = connection
        return connection
    }

    private var isInDoubt: Bool { state.withLock { $0.doubt != nil } }

    /// Comes back to what is in doubt when nobody else does.
    private func tryLater() {
        let begins = state.withLock { state in
            guard state.doubt != nil, !state.isComingBack else { return false }
            state.isComingBack = true
            return true
        }
        guard begins else { return }
        queue.perform(after: Self.pause) {
            self.state.withLock { $0.isComingBack = false }
            self.write(Group())
        }
    }
}
