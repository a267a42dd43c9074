import Foundation
import Synchronization

/// A folder of transcripts, one a session: asciicast v2, which only this user may read.
///
/// What is written waits in memory, no more than ``mostWaiting``, for a thread of its own; event loops never wait for a disk.
public final class TranscriptArchive: Sendable {
    /// Why transcripts can't be kept.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    let options: TranscriptOptions

    /// How many bytes may wait for the disk; what comes while there are more is left out of its transcript.
    private static let mostWaiting = 16 << 20
    /// How many sessions end before old transcripts are looked for again.
    private static let pruneInterval = 64

    private let queue = DispatchQueue(label: "transcripts")
    private let waiting = Atomic<Int>(0)
    private let ended = Atomic<Int>(0)

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
    }

    /// Begins a transcript.
    func begin(challenge: String, session: Int, seed: UInt64, peer: String) -> TranscriptWriter {
        TranscriptWriter(self, challenge: challenge, session: session, seed: seed, peer: peer)
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
    func sessionEnded() {
        guard
            ended.add(1, ordering: .relaxed).newValue % Self.pruneInterval == 0
                || options.count.map({ $0 < 64 }) == true
        else { return }
        queue.async { self.prune() }
    }

    /// Waits until everything is written.
    public func flush() { queue.sync {} }

    private func write(_ bytes: [UInt8], to name: String) {
        let file = open("\(options.folder)/\(name)", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            // A disk that is full must not end the sessions.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Removes the oldest transcripts while there are too many, and those that are too old.
    private func prune() {
        guard options.count != nil || options.total != nil || options.age != nil else { return }
        let folder = URL(fileURLWithPath: options.folder)
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
        let files =
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))) ?? []
        var kept = 0
        var bytes = 0
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
            if kept > options.count ?? .max || bytes > options.total ?? .max || isOld == true {
                try? FileManager.default.removeItem(at: file)
            }
        }
    }
}
