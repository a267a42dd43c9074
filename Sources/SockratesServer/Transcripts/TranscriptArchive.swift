import Foundation
import Synchronization

/// A folder of transcripts, one a session: asciicast v2, which only this user may read.
///
/// What is written waits in memory, no more than ``mostWaiting`` and no longer than about a second, for a thread of its own; event loops never
/// wait for a disk.
public final class TranscriptArchive: Sendable {
    /// Why transcripts can't be kept.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    let options: TranscriptOptions

    /// How many bytes may wait for the disk; what comes while there are more is left out of its transcript.
    private static let mostWaiting = 16 << 20
    /// How long what is written waits for more, and how long old transcripts may be there beside too many new ones.
    private static let pause = Duration.seconds(1)

    private let queue = DispatchQueue(label: "transcripts")
    private let waiting = Atomic<Int>(0)
    private let state = Mutex(State())

    private struct State {
        /// Those that have something to hand over.
        var writers: [TranscriptWriter] = []
        /// The names of those whose sessions go on: they stay.
        var open: Set<String> = []
        /// How many transcripts there are, and their bytes, since they were counted.
        var count = 0
        var total = 0
        var isCollecting = false
        var isPruning = false
    }

    /// Opens a folder.
    ///
    /// - Throws: ``Failure`` where it can't be made or written to.
    public init(_ options: TranscriptOptions) throws(Failure) {
        self.options = options
        do {
            try FileManager.default.createDirectory(
                atPath: options.folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(
                description: "the transcripts' folder \(options.folder) can't be made: \(error.localizedDescription)"
            )
        }
        guard access(options.folder, W_OK | X_OK) == 0 else {
            throw Failure(description: "the transcripts' folder \(options.folder) can't be written to")
        }
        queue.async { self.prune() }
        if let age = options.age { pruneAgain(each: min(max(age, Self.pause), .seconds(60))) }
    }

    /// Begins a transcript.
    func begin(challenge: String, session: Int, seed: UInt64, peer: String) -> TranscriptWriter {
        let writer = TranscriptWriter(self, challenge: challenge, session: session, seed: seed, peer: peer)
        state.withLock { _ = $0.open.insert(writer.name) }
        collect(writer)
        return writer
    }

    /// Has a transcript hand over what it has, in a moment.
    func collect(_ writer: TranscriptWriter) {
        let isFirst = state.withLock { state in
            state.writers.append(writer)
            defer { state.isCollecting = true }
            return !state.isCollecting
        }
        if isFirst { after(Self.pause) { $0.collectAll() } }
    }

    private func collectAll() {
        let writers = state.withLock { state in
            defer { state.writers = [] }
            state.isCollecting = false
            return state.writers
        }
        for writer in writers { writer.handOver() }
    }

    /// Appends to a file, soon.
    ///
    /// - Returns: Whether there is room for the bytes to wait.
    func append(_ bytes: [UInt8], to name: String) -> Bool {
        guard waiting.add(bytes.count, ordering: .relaxed).newValue <= Self.mostWaiting else {
            waiting.subtract(bytes.count, ordering: .relaxed)
            return false
        }
        queue.async {
            self.write(bytes, to: name)
            self.waiting.subtract(bytes.count, ordering: .relaxed)
        }
        return true
    }

    /// A session has ended, and its transcript with it.
    func sessionEnded(_ name: String) {
        state.withLock { _ = $0.open.remove(name) }
        pruneSoon()
    }

    /// Waits until everything is written.
    public func flush() {
        collectAll()
        queue.sync { self.prune() }
    }

    private func after(_ time: Duration, _ body: @escaping @Sendable (TranscriptArchive) -> Void) {
        queue.asyncAfter(deadline: .now() + time / .seconds(1)) { [weak self] in if let self { body(self) } }
    }

    private func write(_ bytes: [UInt8], to name: String) {
        let file = open("\(options.folder)/\(name)", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let isNew = lseek(file, 0, SEEK_END) == 0
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            // A disk that is full must not end the sessions.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
        state.withLock { state in
            state.total += bytes.count
            if isNew { state.count += 1 }
        }
        pruneSoon()
    }

    /// Looks at transcripts in a moment, where there are too many now.
    private func pruneSoon() {
        let isFirst = state.withLock { state in
            guard state.count > options.count ?? .max || state.total > options.total ?? .max else { return false }
            defer { state.isPruning = true }
            return !state.isPruning
        }
        if isFirst { after(Self.pause) { $0.prune() } }
    }

    /// Looks at how old transcripts are, again and again.
    private func pruneAgain(each time: Duration) {
        after(time) { archive in
            archive.prune()
            archive.pruneAgain(each: time)
        }
    }

    /// Removes the oldest transcripts while there are too many, and those that are too old.
    private func prune() {
        let open = state.withLock { state in
            state.isPruning = false
            return state.open
        }
        guard options.count != nil || options.total != nil || options.age != nil else { return }
        let folder = URL(fileURLWithPath: options.folder)
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
        let files =
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))) ?? []
        var kept = 0
        var bytes = 0
        var removed = (count: 0, bytes: 0)
        // Their names begin with their times.
        for file in files.filter({ $0.pathExtension == "cast" }).sorted(by: {
            $0.lastPathComponent > $1.lastPathComponent
        }) {
            let values = try? file.resourceValues(forKeys: keys)
            kept += 1
            bytes += values?.fileSize ?? 0
            let isOld = options.age.map { age in
                Date().timeIntervalSince(values?.contentModificationDate ?? Date()) > age / .seconds(1)
            }
            if !open.contains(file.lastPathComponent),
                kept > options.count ?? .max || bytes > options.total ?? .max || isOld == true,
                (try? FileManager.default.removeItem(at: file)) != nil
            {
                removed.count += 1
                removed.bytes += values?.fileSize ?? 0
            }
        }
        let left = (count: kept - removed.count, bytes: bytes - removed.bytes)
        state.withLock { state in
            state.count = left.count
            state.total = left.bytes
        }
    }
}
