import Synchronization

/// How many there are of each; who has none takes no room.
final class Tallies<Key: Hashable & Sendable>: Sendable {
    private let counts = Mutex<[Key: Int]>([:])

    /// Counts one more, unless there are as many as may be.
    func add(_ key: Key, most: Int) -> Bool {
        counts.withLock { counts in
            let count = counts[key] ?? 0
            guard count < most else { return false }
            counts[key] = count + 1
            return true
        }
    }

    /// Counts one less.
    func remove(_ key: Key) {
        counts.withLock { counts in
            guard let count = counts[key] else { return }
            counts[key] = count > 1 ? count - 1 : nil
        }
    }
}
