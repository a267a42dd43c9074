import SockratesStore

/// Counts how questions go, each entry of the record once.
actor StatisticsDesk {
    private let store: (any Store)?
    private var counter = StatisticsCounter()
    private var sequence: Int64 = 0

    private static let page = 10_000

    init(_ store: (any Store)?) { self.store = store }

    /// How each question went so far.
    func questions() async throws -> [QuestionStatistics] {
        while let entries = try await store?.entries(after: sequence, limit: Self.page) {
            // Another request may have counted the same while this one read.
            for entry in entries where entry.sequence > sequence {
                counter.count(entry)
                sequence = entry.sequence
            }
            if entries.count < Self.page { break }
        }
        return counter.statistics
    }
}
