import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesStore

/// What is told as recorded is there, once, as it was.
extension StoreLaw {
    static let recording = [
        StoreLaw("entries come back as they were appended, in one order") { maker in
            let store = try await maker(ContestRules()) { Date(timeIntervalSince1970: 1000.1239) }
            var session = TestSession()
            let submission = session.submission(everything)
            let receipt = await store.append(submission).receipt
            let entries = try await store.entries(of: session.id)
            try expect(entries.map(\.happening) == everything, "other entries came back: \(entries.map(\.happening))")
            try expect(entries.map(\.age) == submission.items.map(\.age), "other ages came back")
            try expect(
                entries.allSatisfy { $0.time == Date(timeIntervalSince1970: 1000.123) },
                "times are not whole milliseconds"
            )
            try expect(entries.last?.sequence == receipt?.sequence, "the receipt is not that of the last entry")
            let sequences = entries.map(\.sequence)
            try expect(sequences == sequences.sorted() && Set(sequences).count == sequences.count, "no single order")
            await store.close()
        },
        StoreLaw("what is appended again is recorded once, with the receipt that it had") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession(team: "Bears")
            _ = await store.append(session.opening())
            var solving = session.solving()
            let first = await store.append(solving)
            solving.isRepeated = true
            let second = await store.append(solving)
            try expect(first.receipt != nil && first == second, "\(first) became \(second)")
            let count = try await store.entries(of: session.id).count
            try expect(count == 4, "\(count) entries instead of 4")
            await store.close()
        },
        StoreLaw("what a repeated submission asks for is recorded where it was not before") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession(team: "Bears")
            var opening = session.opening()
            opening.isRepeated = true
            try expect(await store.append(opening).receipt != nil, "it was not recorded")
            let count = try await store.entries(of: session.id).count
            try expect(count == 1, "\(count) entries instead of 1")
            await store.close()
        },
        StoreLaw("a closed store records nothing and says so") { maker in
            let store = try await maker(ContestRules()) { .now }
            await store.close()
            var session = TestSession()
            guard case .failed = await store.append(session.opening()) else {
                throw Violation(description: "a closed store took a submission")
            }
        },
    ]

    /// Every kind of thing that happens, with values at their bounds and text that does harm where it is not escaped.
    private static let everything: [Happening] = {
        let place = QuestionPlace(stage: 1, entry: 2, question: 3_000_000)
        let harmful = "=1+1\u{1B}[2J<script>\u{202E}'\"\\\r\n"
        return [
            .opened(SessionOpening(challenge: harmful, edition: "0123456789abcdef", seed: .max, peer: "[::1]:65535")),
            .identified(Identity(player: harmful, team: "Ω", proof: .name)),
            .took(.line([0, 0xFF, 0x0D, 0x1B])),
            .took(.tooLongLine(limit: 4096)),
            .took(.negotiated([0xFF, 0xFE, 0])),
            .took(.inputEnd),
            .took(.deadline),
            .took(.announced(harmful)),
            .took(.stopped("")),
            .took(.closed),
            .asked(place, round: 0, text: nil),
            .asked(place, round: 7, text: harmful),
            .judged(
                Judgement(
                    place: place,
                    attempt: 3,
                    response: Array(0...255),
                    outcome: .prompt,
                    tier: .normalised,
                    reason: .equal,
                    isScored: false
                )
            ),
            .timedOut(place),
            .hinted(place, hint: 2),
            .broken(place, harmful),
            .rewarded(1),
            .solved(points: -3, flag: Array(0..<32)),
            .solved(points: .max, flag: nil),
            .programStarted(flag: [1, 2, 3]),
            .programStarted(flag: nil),
            .flagSent,
            .programEnded(harmful),
            .teamAdded(Team(name: harmful, token: harmful)),
            .refused(.notBegun(Date(timeIntervalSince1970: 5.25))),
            .refused(.over(Date(timeIntervalSince1970: 6))),
            .refused(.noAttempts(limit: 4)),
            .refused(.nameTaken(harmful)),
            .ended(.noLives, points: 12),
            .rejudged(Rejudgement(judgement: 12, edition: "f", outcome: .reject, tier: .none, reason: .empty)),
            .corrected(Correction(.points(3), rank: 2)),
        ]
    }()
}
