import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesStore

/// What is read is what was told.
extension StoreLaw {
    static let reading = [
        StoreLaw("the record is read in parts, each behind the last, without gaps") { maker in
            let store = try await maker(ContestRules()) { .now }
            var ids: [SessionID] = []
            for _ in 0..<25 {
                var session = TestSession()
                ids.append(session.id)
                _ = await store.append(session.opening())
            }
            var read: [Entry] = []
            while true {
                let part = try await store.entries(after: read.last?.sequence ?? 0, limit: 7)
                read += part
                if part.count < 7 { break }
            }
            try expect(read.map(\.session) == ids, "\(read.count) entries came back, or in another order")
            try expect(try await store.entries(of: .random()).isEmpty, "a session that never was has entries")
            await store.close()
        },
        StoreLaw("an answer comes back as it was, however it is kept and wherever one begins to read") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession()
            var happenings: [Happening] = []
            for answer in answers {
                happenings += answer
                _ = await store.append(session.answering(answer))
            }
            let whole = try await store.entries(of: session.id)
            try expect(whole.map(\.happening) == happenings, "other entries came back: \(whole.map(\.happening))")
            try expect(whole.allSatisfy { $0.age == .seconds(5) }, "other ages came back")
            try expect(whole.map(\.sequence) == (1...Int64(whole.count)).map { $0 }, "numbers \(whole.map(\.sequence))")
            for limit in 1...whole.count {
                for start in 0..<whole.count {
                    let part = try await store.entries(after: Int64(start), limit: limit)
                    try expect(
                        part == Array(whole[start...].prefix(limit)),
                        "behind \(start) came \(part.map(\.sequence)) of at most \(limit)"
                    )
                }
            }
            await store.close()
        },
        StoreLaw("an answer that is handed in again is known by its last entry") { maker in
            let store = try await maker(ContestRules()) { .now }
            for answer in answers {
                var session = TestSession()
                var submission = session.answering(answer)
                let first = await store.append(submission).receipt
                submission.isRepeated = true
                let second = await store.append(submission).receipt
                try expect(
                    first != nil && first == second,
                    "\(String(describing: first)) became \(String(describing: second))"
                )
                let last = try await store.entries(of: session.id).last?.sequence
                try expect(last == first?.sequence, "the receipt names \(String(describing: first?.sequence))")
            }
            await store.close()
        },
        StoreLaw("the feed tells what is there, then what comes, each thing once and in order") { maker in
            let store = try await maker(ContestRules()) { .now }
            var session = TestSession(team: "Bears")
            for _ in 0..<3 { _ = await store.append(session.right()) }
            let known = try await store.scoreChanges(after: 0)
            try expect(known.count == 3, "\(known.count) changes instead of 3")
            let feed = store.changes(after: known[0].sequence)
            let later = (0..<3).map { _ in session.right() }
            async let heard = feed.prefix(5).reduce(into: [ScoreChange]()) { $0.append($1) }
            for submission in later { _ = await store.append(submission) }
            let points = try await heard.map(\.change)
            try expect(points == (2...6).map { .points($0) }, "the feed told \(points)")
            await store.close()
        },
    ]

    /// What trips bring: right and wrong, with a next question and without one, and lines that are not what was judged.
    private static let answers: [[Happening]] = {
        let next = QuestionPlace(stage: 0, entry: 3, question: 12)
        let right = TestSession.response("42", .accept)
        return [
            right + [.asked(next, round: 1, text: "40 + 3")],
            right + [.asked(next, round: 2, text: nil)],
            right + [.asked(next, round: 3, text: "")],
            TestSession.response("41", .reject),
            TestSession.response("", .prompt) + [.hinted(next, hint: 0), .asked(next, round: 3, text: "6 * 7")],
            [.took(.line(Array("{\"answer\": 42}".utf8)))] + right.dropFirst() + [.asked(next, round: 4, text: "a\nb")],
            [.took(.line([0x34, 0x32]))] + right + [.asked(next, round: 5, text: nil)] + right,
            right.dropFirst() + [.asked(next, round: 6, text: "?")],
            right + [.rewarded(0), .solved(points: 4, flag: nil), .ended(.solved, points: 4)],
        ]
    }()
}
