import Foundation
import SockratesStore
import Synchronization

/// What the rules of a contest decide.
extension StoreLaw {
    static let contest = [
        StoreLaw("responses count from the start to the end, by the clock of the transaction") { maker in
            let start = Date(timeIntervalSince1970: 1_000)
            let end = Date(timeIntervalSince1970: 2_000)
            let clock = TestClock(999.999)
            let store = try await maker(ContestRules(start: start, end: end)) { clock.time }
            var session = TestSession(team: "Bears")
            _ = await store.append(session.opening())
            for (time, wanted) in [(999.999, Refusal.notBegun(start)), (2_000, .over(end))] {
                clock.set(time)
                let outcome = await store.append(session.right())
                try expect(outcome == .refused(wanted), "at \(time): \(outcome) instead of \(wanted)")
            }
            for time in [1_000, 1_999.999] {
                clock.set(time)
                let outcome = await store.append(session.right())
                try expect(outcome.receipt != nil, "at \(time): \(outcome)")
            }
            let refused = try await store.entries(of: session.id).count {
                if case .refused = $0.happening { true } else { false }
            }
            try expect(refused == 2, "\(refused) refusals are in the record instead of 2")
            await store.close()
        },
        StoreLaw("a team has so many attempts at a challenge, in all of its sessions together") { maker in
            let store = try await maker(
                ContestRules(attempts: 3, challenges: ["free": .init(attempts: 100)]),
                { .now }
            )
            var outcomes: [SubmissionOutcome] = []
            for _ in 0..<2 {
                var session = TestSession(team: "Bears")
                for _ in 0..<2 { outcomes.append(await store.append(session.wrong())) }
            }
            var others = TestSession(team: "Foxes")
            var free = TestSession(at: "free", team: "Bears")
            var nobody = TestSession()
            try expect(outcomes.count { $0.receipt != nil } == 3, "not 3 attempts: \(outcomes)")
            try expect(outcomes.last == .refused(.noAttempts(limit: 3)), "\(outcomes)")
            try expect(await store.append(others.wrong()).receipt != nil, "another team has no attempts")
            try expect(await store.append(free.wrong()).receipt != nil, "another challenge has no attempts")
            for _ in 0..<5 {
                try expect(await store.append(nobody.wrong()).receipt != nil, "whom nobody knows has a limit")
            }
            await store.close()
        },
        StoreLaw("a limit that is set later counts what was used before") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession(team: "Bears")
            _ = await store.append(session.opening())
            for _ in 0..<3 { _ = await store.append(session.wrong()) }
            try await store.setRules(ContestRules(attempts: 3))
            let outcome = await store.append(session.right())
            try expect(outcome == .refused(.noAttempts(limit: 3)), "\(outcome)")
            let rules = try await store.rules()
            try expect(rules == ContestRules(attempts: 3), "the rules came back as \(rules)")
            await store.close()
        },
        StoreLaw("rules come back as they were set") { maker in
            let rules = ContestRules(
                title: "Finals <b>",
                start: Date(timeIntervalSince1970: 10),
                end: Date(timeIntervalSince1970: 20.5),
                freeze: Date(timeIntervalSince1970: 15),
                scoring: .falling(most: 500, least: 100, solves: 30),
                attempts: 9,
                firstBlood: 5,
                challenges: ["a": .init(scoring: .fixed(7)), "b": .init(scoring: .session, attempts: 1)]
            )
            let store = try await maker(rules) { .now }
            let kept = try await store.rules()
            try expect(kept == rules, "\(kept)")
            await store.close()
        },
    ]
}

/// A clock that is set by hand.
private final class TestClock: Sendable {
    private let seconds: Mutex<Double>

    init(_ seconds: Double) { self.seconds = Mutex(seconds) }

    var time: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

    func set(_ time: Double) { seconds.withLock { $0 = time } }
}
