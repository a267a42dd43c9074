#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that a Unix socket leaves behind when its program dies.
struct UnixSocketFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// A path for a socket that is there only so that it can be answered.
    static func temporaryPath() -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(folder)/sockrates.\(getpid()).\(String(UInt32.random(in: 0 ... .max), radix: 36))"
    }

    /// Removes the file if it is a socket and nobody listens there.
    ///
    /// - Throws: `SocketError` where somebody listens, or where the file is something else.
    func removeIfStale() async throws(SocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw SocketError(.addressInUse, "\(path) is a file that is not a socket: choose another path")
        }
        do {
            let connection = try await Connection.connect(to: .unix(path: path), timeout: .seconds(1))
            await connection.close()
        } catch {
            guard error.code == .refused else { throw inUse }
            unlink(path)
            return
        }
        throw inUse
    }

    /// Removes the file, whatever it is.
    func remove() { unlink(path) }

    private var inUse: SocketError {
        SocketError(.addressInUse, "something listens at \(path): choose another path, or stop the program that has it")
    }
}
