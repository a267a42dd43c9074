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
