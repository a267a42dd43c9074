import GRDB
import Synchronization

/// Looks after what other programs write into the record: an appeal that is written while the contest runs.
///
/// SQLite tells nobody, so the last score change is looked up again and again; that is one step in a tree.
final class SQLiteWatch: Sendable {
    private let writer: SQLiteWriter
    private let pace: Duration
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ writer: SQLiteWriter, pace: Duration = .seconds(1)) {
        self.writer = writer
        self.pace = pace
    }

    /// Begins to look, for the first who wants to hear of it.
    func begin() {
        task.withLock { task in
            guard task == nil, !writer.signal.isOver else { return }
            task = Task { [writer, pace] in
                var last: Int64 = 0
                while !Task.isCancelled {
                    // Where it can't be read, who reads it all the same is told so.
                    if let now = try? await writer.pool().read(SQLiteReading.lastChange), now != last {
                        last = now
                        writer.signal.ring()
                    }
                    try? await Task.sleep(for: pace)
                }
            }
        }
    }

    func end() { task.withLock { $0?.cancel() } }
}
