#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SockratesSockets

/// A blocking socket that reads only when it is told to, and can break off.
final class RawPeer: Sendable {
    #if canImport(Darwin)
        static let stream = SOCK_STREAM
    #else
        static let stream = CInt(SOCK_STREAM.rawValue)
    #endif

    private let descriptor: CInt

    init(to address: SocketAddress) throws {
        guard case .ip("127.0.0.1", let port) = address else { throw SocketError(.invalidAddress, "\(address)") }
        descriptor = socket(AF_INET, Self.stream, 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(port).bigEndian
        name.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw SocketError(.refused, "connect: \(errno)") }
    }

    deinit { close(descriptor) }

    /// Sends text; how much of it was taken.
    @discardableResult
    func send(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return write(descriptor, bytes, bytes.count)
    }

    /// Sends until nothing is taken for a fifth of a second.
    ///
    /// - Returns: How many bytes were taken; no more than `limit` are tried.
    func sendUntilFull(atMost limit: Int) -> Int {
        let bytes = [UInt8](repeating: 0x0A, count: 65_536)
        var total = 0
        while total < limit {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&wanted, 1, 200) > 0 else { break }
            let count = sendto(descriptor, bytes, bytes.count, CInt(MSG_DONTWAIT), nil, 0)
            guard count > 0 else { break }
            total += count
        }
        return total
    }

    /// Reads until the end.
    func receiveAll() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? String(decoding: all, as: UTF8.self) : "error \(errno)" }
            all += buffer[..<count]
        }
    }

    /// Sends no more.
    func endOutput() { shutdown(descriptor, CInt(SHUT_WR)) }

    /// Breaks the connection off.
    func reset() {
        var value = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
        // The socket is gone after this, the number stays taken: nobody else's is closed later.
        dup2(0, descriptor)
    }
}
