import Foundation
import SockratesStore

/// Names that belong to somebody.
extension StoreLaw {
    static let names = [
        StoreLaw("a name that is taken can be typed again, but nothing that looks like it") { maker in
            let store = try await maker(ContestRules()) { .now }
            for (name, isFree) in [
                ("Zoë", true), ("Zoë", true), ("zoË", false), ("Zoe\u{308}", true), ("Ｚｏë", false), ("Zoe", true),
            ] {
                var session = TestSession()
                let outcome = await store.append(session.identifying(as: name))
                let wanted = isFree ? nil : Refusal.nameTaken("Zoë")
                if let wanted {
                    try expect(outcome == .refused(wanted), "\(name): \(outcome)")
                } else {
                    try expect(outcome.receipt != nil, "\(name): \(outcome)")
                }
            }
            await store.close()
        },
        StoreLaw("nobody plays under a team's name without its token") { maker in
            let store = try await maker(ContestRules()) { .now }
            var team = TestSession()
            var impostor = TestSession()
            _ = await store.append(team.identifying(as: "Bears", .token))
            let outcome = await store.append(impostor.identifying(as: "Bears"))
            try expect(outcome == .refused(.nameTaken("Bears")), "\(outcome)")
            await store.close()
        },
        StoreLaw("a team that was added has its name, and nobody one that looks like it") { maker in
            let store = try await maker(ContestRules()) { .now }
            let added = await store.add(Team(name: "Bears", token: "t1"), number: 0)
            try expect(added.receipt != nil, "\(added)")
            for name in ["Bears", "BEARS", "B\u{435}ars"] {
                var session = TestSession()
                let outcome = await store.append(session.identifying(as: name))
                try expect(outcome == .refused(.nameTaken("Bears")), "\(name): \(outcome)")
            }
            let other = await store.add(Team(name: "BEARS", token: "t2"), number: 1)
            try expect(other == .refused(.nameTaken("Bears")), "\(other)")
            let teams = try await store.teams()
            try expect(teams == [Team(name: "Bears", token: "t1")], "\(teams)")
            await store.close()
        },
        StoreLaw("a name in another form of Unicode is the same team, and has no attempts of its own") { maker in
            let store = try await maker(ContestRules(attempts: 2)) { .now }
            var outcomes: [SubmissionOutcome] = []
            for form in ["Zo\u{EB}", "Zoe\u{308}", "Zo\u{EB}"] {
                var session = TestSession(team: form)
                outcomes.append(await store.append(session.wrong()))
            }
            try expect(outcomes.last == .refused(.noAttempts(limit: 2)), "\(outcomes)")
            await store.close()
        },
    ]
}
