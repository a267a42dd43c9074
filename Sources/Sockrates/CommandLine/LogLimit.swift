import Synchronization

/// Keeps a flood of events of one kind from filling the log: so many lines a second, and then a line that says how many were left out.
final class LogLimit: Sendable {
    private struct Kind {
        var second = Int.min
        var count = 0
        var leftOut = 0
    }

    private let most: Int
    private let kinds = Mutex<[String: Kind]>([:])

    /// - Parameter most: How many lines of a kind are written in a second.
    init(most: Int = 1000) { self.most = most }

    /// Whether a line may be written now.
    ///
    /// - Parameters:
    ///   - kind: What happened; not what it happened to.
    ///   - second: What second it is.
    /// - Returns: Whether it may, and how many lines each kind left out in earlier seconds.
    func admits(_ kind: String, second: Int) -> (isAdmitted: Bool, leftOut: [(kind: String, count: Int)]) {
        kinds.withLock { kinds in
            var leftOut: [(kind: String, count: Int)] = []
            if kinds[kind]?.second != second {
                for (name, state) in kinds where state.leftOut > 0 && state.second != second {
                    leftOut.append((name, state.leftOut))
                    kinds[name]?.leftOut = 0
                }
                kinds[kind, default: Kind()].second = second
                kinds[kind]?.count = 0
            }
            kinds[kind]?.count += 1
            let isAdmitted = kinds[kind].map { $0.count <= most } ?? true
            if !isAdmitted { kinds[kind]?.leftOut += 1 }
            return (isAdmitted, leftOut.sorted { $0.kind < $1.kind })
        }
    }
}
