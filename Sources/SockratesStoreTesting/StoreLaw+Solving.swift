import Foundation
import SockratesJudge
import SockratesStore

/// Solves, and what moves the standings.
extension StoreLaw {
    static let solving = [
        StoreLaw("a team solves a challenge once, and one team is the first") { maker in
            let store = try await maker(ContestRules()) { .now }
            let orders = await simultaneous(teams: 20, sessions: 10, store).compactMap { $0.receipt?.solve }
            try expect(orders.sorted() == Array(1...20), "the solves were \(orders.sorted())")
            let changes = try await store.scoreChanges(after: 0)
            let solves = changes.filter { if case .solved = $0.change { true } else { false } }
            try expect(solves.count == 20 && Set(solves.map(\.team)).count == 20, "\(solves.count) solves")
            try expect(solves.map(\.change) == (1...20).map { .solved(order: $0) }, "solves out of order")
            await store.close()
        },
        StoreLaw("no team has an attempt too many, however many come at once") { maker in
            let store = try await maker(ContestRules(attempts: 5)) { .now }
            let outcomes = await simultaneous(teams: 20, sessions: 10, store)
            let counted = outcomes.count { $0.receipt != nil }
            let refused = outcomes.count { $0 == .refused(.noAttempts(limit: 5)) }
            try expect(counted == 100 && refused == 100, "\(counted) counted and \(refused) were refused")
            await store.close()
        },
        StoreLaw("a team's points are those of its best session") { maker in
            let store = try await maker(ContestRules()) { .now }
            var first = TestSession(team: "Bears")
            var second = TestSession(team: "Bears")
            for _ in 0..<3 { _ = await store.append(first.right()) }
            for _ in 0..<2 { _ = await store.append(second.right(2)) }
            let points = try await store.scoreChanges(after: 0).map(\.change)
            try expect(points == [1, 2, 3, 4].map { .points($0) }, "\(points)")
            let standings = try await store.scoreboard().standings()
            try expect(standings.map(\.points) == [4], "\(standings)")
            await store.close()
        },
        StoreLaw("an appeal changes the standings after the contest's end, and keeps what was recorded") { maker in
            let rules = ContestRules(end: .distantFuture, scoring: .fixed(10))
            let store = try await maker(rules) { .now }
            var bears = TestSession(team: "Bears")
            var foxes = TestSession(team: "Foxes")
            let wrong = await store.append(bears.wrong())
            _ = await store.append(foxes.solving())
            try await store.setRules(
                ContestRules(end: Date(timeIntervalSince1970: 1), scoring: .fixed(10), firstBlood: 1)
            )
            let second = Rejudgement(
                judgement: wrong.receipt?.sequence ?? 0,
                edition: "2",
                outcome: .accept,
                tier: .exact,
                reason: .equal
            )
            let solve = Correction(.solved(order: 0), rank: second.judgement)
            let outcome = await store.append(bears.submission([.rejudged(second), .corrected(solve)]))
            try expect(outcome.receipt != nil, "\(outcome)")
            let standings = try await store.scoreboard().standings()
            try expect(
                standings.map(\.team) == ["Bears", "Foxes"] && standings.map(\.points) == [11, 10],
                "\(standings)"
            )
            let kept = try await store.entries(of: bears.id).map(\.happening)
            try expect(kept.count == 4 && kept.contains(.rejudged(second)), "both verdicts are not on record: \(kept)")
            await store.close()
        },
        StoreLaw("whom nobody knows is in the record, and not in the standings") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession()
            let outcome = await store.append(session.solving())
            try expect(outcome.receipt != nil && outcome.receipt?.solve == nil, "\(outcome)")
            try expect(try await store.scoreChanges(after: 0).isEmpty, "somebody has points")
            await store.close()
        },
    ]

    private static func simultaneous(teams: Int, sessions: Int, _ store: any Store) async -> [SubmissionOutcome] {
        await withTaskGroup { group in
            for number in 0..<teams * sessions {
                var session = TestSession(team: "team \(number % teams)")
                let solving = session.solving()
                group.addTask { await store.append(solving) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }
}
