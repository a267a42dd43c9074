import Synchronization

/// Which files a pack was read from, and what they were like then.
final class FileRecord: Sendable {
    private let stamps = Mutex<[String: FileStamp?]>([:])

    /// Notes a file before it is read, so that a change meanwhile is not missed.
    func note(_ path: String) {
        let stamp = FileStamp(path)
        stamps.withLock { stamps in
            if stamps[path] == nil { stamps[path] = .some(stamp) }
        }
    }

    /// The files as they were; `nil` for one that was not there.
    var noted: [String: FileStamp?] { stamps.withLock { $0 } }
}
