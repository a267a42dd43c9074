import Foundation

/// What came of playing many sessions at a time.
struct LoadReport: Sendable {
    /// How many play at a time.
    var players = 0
    /// How long they have played.
    var seconds = 0.0
    /// How many sessions were solved.
    var solved = 0
    /// How many sessions were being played when the time was over.
    var unfinished = 0
    /// Why sessions were not solved, and how many for each reason.
    var failures: [String: Int] = [:]
    /// How long each trip took, in microseconds.
    var trips: [UInt32] = []
    /// How long each solved session took, in microseconds.
    var sessions: [UInt32] = []

    var failed: Int { failures.values.reduce(0, +) }
    var isWell: Bool { failures.isEmpty && !trips.isEmpty }

    /// Adds what one player has done.
    mutating func add(_ other: LoadReport) {
        solved += other.solved
        unfinished += other.unfinished
        failures.merge(other.failures, uniquingKeysWith: +)
        trips += other.trips
        sessions += other.sessions
    }

    /// For people.
    var text: String {
        let rate = seconds > 0 ? Double(trips.count) / seconds : 0
        return """
            \(players) players, \(Self.decimal(seconds, 1)) s: \(solved) sessions solved, \(failed) failed, \(unfinished) unfinished
            \(trips.count) trips, \(Self.decimal(rate, 1)) a second: \(Self.times(Times(trips)))
            a session: \(Self.times(Times(sessions)))
            """
    }

    /// For programs: one line; times are in milliseconds.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let result = Result(
            players: players,
            seconds: seconds,
            solved: solved,
            failed: failed,
            unfinished: unfinished,
            trips: trips.count,
            trip_ms: Times(trips),
            session_ms: Times(sessions)
        )
        // Finite numbers can always be encoded.
        return (try? encoder.encode(result)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct Result: Encodable {
        let players: Int
        let seconds: Double
        let solved: Int
        let failed: Int
        let unfinished: Int
        let trips: Int
        let trip_ms: Times
        let session_ms: Times
    }

    /// Percentiles, in milliseconds.
    struct Times: Encodable {
        let p50: Double
        let p90: Double
        let p99: Double
        let max: Double

        init(_ microseconds: [UInt32]) {
            let sorted = microseconds.sorted()
            // The nearest rank: the smallest time that so many are no longer than.
            func percentile(_ share: Double) -> Double {
                guard !sorted.isEmpty else { return 0 }
                let rank = Int((share * Double(sorted.count)).rounded(.up))
                return Double(sorted[Swift.max(0, rank - 1)]) / 1000
            }
            p50 = percentile(0.5)
            p90 = percentile(0.9)
            p99 = percentile(0.99)
            max = percentile(1)
        }
    }

    private static func times(_ times: Times) -> String {
        [("p50", times.p50), ("p90", times.p90), ("p99", times.p99), ("longest", times.max)]
            .map { "\($0) \(decimal($1, 3)) ms" }.joined(separator: ", ")
    }

    private static func decimal(_ number: Double, _ places: Int) -> String { String(format: "%.\(places)f", number) }
}
