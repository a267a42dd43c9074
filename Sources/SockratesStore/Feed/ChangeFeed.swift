/// Reads score changes as they come: what is there, then a wait for news, and again.
package struct ChangeFeed {
    private let signal: ChangeSignal
    private let read: @Sendable (Int64) async throws(StoreFailure) -> [ScoreChange]

    /// A feed that reads again whenever the signal rings.
    package init(
        signal: ChangeSignal,
        read: @escaping @Sendable (Int64) async throws(StoreFailure) -> [ScoreChange]
    ) {
        self.signal = signal
        self.read = read
    }

    /// The changes behind a place in the record.
    package func stream(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        let position = Position(sequence: sequence)
        return AsyncThrowingStream { try await next(position) }
    }

    private func next(_ position: Position) async throws -> ScoreChange? {
        while !Task.isCancelled {
            if let change = await position.take() { return change }
            let generation = signal.generation
            let changes = try await read(await position.sequence)
            if changes.isEmpty {
                if signal.isOver { return nil }
                await signal.wait(after: generation)
            } else {
                await position.add(changes)
            }
        }
        return nil
    }

    /// How far one reader has come.
    private actor Position {
        private(set) var sequence: Int64
        private var waiting: ArraySlice<ScoreChange> = []

        init(sequence: Int64) { self.sequence = sequence }

        func take() -> ScoreChange? { waiting.popFirst() }

        func add(_ changes: [ScoreChange]) {
            waiting = changes[...]
            sequence = changes.last?.sequence ?? sequence
        }
    }
}
