import Foundation
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
}
