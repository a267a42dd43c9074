import Foundation
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
