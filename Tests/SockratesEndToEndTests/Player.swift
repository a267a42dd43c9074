import Foundation

/// A bare socket to a server: nothing is sent or read that a test does not ask for.
final class Player {
    private var reader: PatientReader

    /// Connects.
    ///
    /// - Parameters:
    ///   - port: The server's port.
    ///   - host: An address in digits, IPv4 or IPv6.
    ///   - receiveBuffer: The size of the kernel's receive buffer in bytes, where it matters.
    /// - Throws: ``Impatience`` where there is no connection.
    init(_ port: Int, host: String = "127.0.0.1", receiveBuffer: CInt? = nil) throws {
        let isIPv6 = host.contains(":")
        #if canImport(Darwin)
            let kind = SOCK_STREAM
        #else
            let kind = CInt(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, kind, 0)
        guard descriptor >= 0 else { throw Impatience("a socket", "errno \(errno)") }
        closeOnExec(descriptor)
        reader = PatientReader(descriptor)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var one: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<CInt>.size))
        }
        let result: CInt
        if isIPv6 {
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = in_port_t(port).bigEndian
            inet_pton(AF_INET6, host, &name.sin6_addr)
            result = Self.connected(descriptor, to: &name)
        } else {
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = in_port_t(port).bigEndian
            inet_pton(AF_INET, host, &name.sin_addr)
            result = Self.connected(descriptor, to: &name)
        }
        guard result == 0 else { throw Impatience("a connection to \(host) \(port)", "errno \(errno)") }
    }

    deinit { close(reader.descriptor) }

    private static func connected<Name>(_ descriptor: CInt, to name: inout Name) -> CInt {
        withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<Name>.size))
            }
        }
    }

    /// Sends a text, in one piece.
    func send(_ text: String) throws { try write(Array(text.utf8), to: reader.descriptor) }

    /// Sends bytes, in one piece.
    func send(_ bytes: [UInt8]) throws { try write(bytes, to: reader.descriptor) }

    /// Sends as much as the kernel takes without waiting.
    ///
    /// - Returns: How many bytes; `nil` where the connection is gone.
    func sendWhatFits(_ bytes: [UInt8]) -> Int? {
        let count = Foundation.send(reader.descriptor, bytes, bytes.count, CInt(MSG_DONTWAIT))
        return count >= 0 ? count : errno == EAGAIN ? 0 : nil
    }

    /// Ends the input, and goes on reading.
    func endInput() { shutdown(reader.descriptor, CInt(SHUT_WR)) }

    /// Breaks the connection off with a reset.
    func reset() {
        var value = linger(l_onoff: 1, l_linger: 0)
        setsockopt(reader.descriptor, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
        // The socket is gone after this, and the number stays taken, so that nobody else's is closed later.
        dup2(0, reader.descriptor)
    }

    /// Reads up to a text.
    func text(through marker: String, within time: Duration = .patience) throws -> String {
        try reader.text(through: marker, within: time)
    }

    /// Reads up to the end.
    func rest(within time: Duration = .patience) throws -> String { try reader.rest(within: time) }

    /// Reads up to the end.
    func bytesToEnd() throws -> [UInt8] { try reader.bytesToEnd() }

    /// Whether something comes within a time.
    func hears(within time: Duration) -> Bool { reader.isReady(within: time) }

    /// Types each answer behind its prompt.
    ///
    /// - Returns: Everything up to the end.
    func typed(_ answers: [String]) throws -> String {
        var transcript = ""
        for answer in answers {
            transcript += try text(through: "> ")
            try send(answer + "\n")
        }
        return try transcript + rest()
    }
}
