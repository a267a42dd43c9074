import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How far the record has been forwarded, in a file that survives any end of the program.
struct ForwardCursor: Codable, Sendable {
    /// The last change of the record that was dealt with.
    var sequence: Int64 = 0
    /// Changes before it that could not be forwarded yet: CTFd does not know the team or the challenge.
    var waiting: Set<Int64> = []

    /// Reads a cursor; one at the beginning where there is no file.
    ///
    /// - Throws: Where there is a file and it can't be read or holds something else: forwarding from the beginning must be said, by
    ///   removing it.
    init(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        self = try JSONDecoder().decode(ForwardCursor.self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// Writes the cursor, on disk when this returns: a file beside it takes its place.
    func write(to path: String) throws {
        let next = path + ".next"
        let data = try JSONEncoder().encode(self)
        let file = open(next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: next]) }
        defer { close(file) }
        let count = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard count == data.count, fsync(file) == 0, rename(next, path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
