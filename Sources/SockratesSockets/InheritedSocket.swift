#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A listening socket that whoever started the program has bound already: systemd's socket activation (sd_listen_fds(3)).
///
/// A program that is started so needs no privilege for a low port, and no connection is lost while it is started again.
public struct InheritedSocket: Sendable, Hashable {
    /// What the socket unit calls it (`FileDescriptorName=`); without that the unit's own name.
    public let name: String
    /// Where it listens.
    public let address: SocketAddress

    let descriptor: CInt

    /// The first one's number.
    private static let first: CInt = 3

    /// Takes the sockets that this process was handed, in the socket units' order; a second call finds none.
    ///
    /// - Returns: The sockets; none where nobody has handed over any.
    /// - Throws: `SocketError` where one of them does not listen.
    public static func taken() throws(SocketError) -> [InheritedSocket] {
        let names = ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"]
        let values = names.map { getenv($0).map { String(cString: $0) } }
        // They are meant for this process, not for programs that it starts.
        for name in names { unsetenv(name) }
        guard let process = values[0], process == "\(getpid())", let count = values[1].flatMap(CInt.init), count > 0
        else {
            return []
        }
        let called = (values[2] ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var sockets: [InheritedSocket] = []
        for number in 0..<count {
            let name = Int(number) < called.count ? called[Int(number)] : ""
            sockets.append(try InheritedSocket(first + number, name))
        }
        return sockets
    }

    private init(_ descriptor: CInt, _ name: String) throws(SocketError) {
        var listens: CInt = 0
        var size = socklen_t(MemoryLayout<CInt>.size)
        let isSocket = getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0
        guard isSocket, listens != 0, let address = Self.address(of: descriptor) else {
            throw SocketError(
                .system,
                "descriptor \(descriptor), which was handed over as \"\(name)\", does not listen: say ListenStream= in its socket unit"
            )
        }
        let flags = fcntl(descriptor, F_GETFD)
        _ = fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC)
        let mode = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, mode | O_NONBLOCK)
        self.descriptor = descriptor
        self.name = name
        self.address = address
    }

    private static func address(of descriptor: CInt) -> SocketAddress? {
        #if os(Linux)
            SocketDescriptor(number: descriptor).localAddress
        #else
            // Nobody hands sockets over in this way.
            nil
        #endif
    }
}
