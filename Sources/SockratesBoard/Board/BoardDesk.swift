import Foundation
import Logging
import ServiceLifecycle
import SockratesStore
import Synchronization

/// Follows the record, and makes a new edition of the board when something has changed, a few times a second at most.
final class BoardDesk: Service {
    private struct State {
        var rules = ContestRules()
        var changes: [ScoreChange] = []
        var open = Scoreboard(rules: ContestRules())
        var isDirty = true
    }

    private struct Editions {
        var open: Edition
        var shown: Edition
        var viewers: [Int: AsyncStream<Signal>.Continuation] = [:]
        var lastViewer = 0
    }

    /// What viewers are told.
    enum Signal: Sendable {
        /// There is another edition.
        case edition
        /// Nothing has happened, and the connection is to be tried.
        case beat
    }

    let challenges: [BoardChallenge]
    private let store: (any Store)?
    private let logger: Logger
    private let clock: @Sendable () -> Date
    private let state = Mutex(State())
    private let editions: Mutex<Editions>

    private static let pace = Duration.milliseconds(250)
    private static let ticksBetweenBeats = 60
    /// So many viewers are told at once, or as many more as it takes to tell all of them in so many turns.
    private static let fewestAtOnce = 8
    private static let mostTurns = 128
    /// How long the games have the cores between two turns.
    private static let breath = Duration.milliseconds(2)
    private static let ticksBetweenRules = 8

    init(
        _ challenges: [BoardChallenge],
        _ store: (any Store)?,
        logger: Logger,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.challenges = challenges
        self.store = store
        self.logger = logger
        self.clock = clock
        let empty = Edition(
            ContestRules(),
            challenges,
            [],
            Scoreboard(rules: ContestRules()),
            at: clock(),
            isForOrganisers: false,
            after: nil
        )
        editions = Mutex(Editions(open: empty, shown: empty))
    }

    /// What the public sees now, or organisers.
    func edition(forOrganisers: Bool = false) -> Edition {
        editions.withLock { forOrganisers ? $0.open : $0.shown }
    }

    /// Tells of each new edition until whoever listens goes; one who is slow hears of the last one only.
    func signals() -> AsyncStream<Signal> {
        let (stream, viewer) = AsyncStream<Signal>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = editions.withLock { editions in
            editions.lastViewer += 1
            editions.viewers[editions.lastViewer] = viewer
            return editions.lastViewer
        }
        viewer.onTermination = { [weak self] _ in self?.editions.withLock { $0.viewers[number] = nil } }
        return stream
    }

    /// Reads what there is, before anybody asks.
    func load() async throws(StoreFailure) {
        guard let store else { return }
        let rules = try await store.rules()
        let changes = try await store.scoreChanges(after: 0)
        take(rules: rules)
        take(changes)
        renew()
    }

    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await self.follow() }
            group.addTask { await self.tick() }
            try? await gracefulShutdown()
            group.cancelAll()
        }
    }

    /// Takes what comes; where the record can't be read, again after a while.
    private func follow() async {
        guard let store else { return }
        while !Task.isCancelled {
            do {
                for try await change in store.changes(after: state.withLock { $0.changes.last?.sequence ?? 0 }) {
                    take([change])
                }
            } catch {
                logger.warning("the board can't read the record", metadata: ["cause": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func tick() async {
        var ticks = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.pace)
            ticks += 1
            if ticks % Self.ticksBetweenRules == 0, let rules = try? await store?.rules() { take(rules: rules) }
            if renewIfNeeded() {
                await tell(.edition)
            } else if ticks % Self.ticksBetweenBeats == 0 {
                await tell(.beat)
            }
        }
    }

    /// Tells all viewers, some at a time: a thousand at once would take a core for so long that players notice.
    private func tell(_ signal: Signal) async {
        let viewers = editions.withLock { Array($0.viewers.values) }
        let count = max(Self.fewestAtOnce, (viewers.count + Self.mostTurns - 1) / Self.mostTurns)
        for start in stride(from: 0, to: viewers.count, by: count) {
            if start > 0 { try? await Task.sleep(for: Self.breath) }
            for viewer in viewers[start...].prefix(count) { viewer.yield(signal) }
        }
    }

    private func take(_ changes: [ScoreChange]) {
        state.withLock { state in
            for change in changes where change.sequence > state.changes.last?.sequence ?? 0 {
                state.changes.append(change)
                state.open.apply(change)
                state.isDirty = true
            }
        }
    }

    private func take(rules: ContestRules) {
        state.withLock { state in
            guard rules != state.rules else { return }
            state.rules = rules
            state.open = Scoreboard(rules: rules)
            for change in state.changes { state.open.apply(change) }
            state.isDirty = true
        }
    }

    /// Makes an edition where something has changed or the freeze has come.
    private func renewIfNeeded() -> Bool {
        let isDirty = state.withLock { $0.isDirty }
        let shown = edition()
        let freezes = shown.rules.freeze.map { clock() >= $0 } ?? false
        guard isDirty || freezes != (shown.frozenAt != nil) else { return false }
        renew()
        return true
    }

    private func renew() {
        let (rules, changes, open) = state.withLock { state in
            state.isDirty = false
            return (state.rules, state.changes, state.open)
        }
        let now = clock()
        let before = editions.withLock { ($0.open, $0.shown) }
        let full = Edition(rules, challenges, changes[...], open, at: now, isForOrganisers: true, after: before.0)
        let shown: Edition
        if let freeze = rules.freeze, let first = changes.firstIndex(where: { $0.time >= freeze }) {
            // What came after the freeze is nowhere in what the public gets.
            if before.1.frozenAt == freeze, before.1.rules == rules, before.1.changes.count == first {
                return keep(full)
            }
            var board = Scoreboard(rules: rules, isFrozen: true)
            for change in changes[..<first] { board.apply(change) }
            shown = Edition(
                rules,
                challenges,
                changes[..<first],
                board,
                at: now,
                isForOrganisers: false,
                after: before.1
            )
        } else {
            shown = Edition(rules, challenges, changes[...], open, at: now, isForOrganisers: false, after: before.1)
        }
        editions.withLock { editions in
            editions.open = full
            editions.shown = shown
        }
    }

    private func keep(_ full: Edition) { editions.withLock { $0.open = full } }
}
