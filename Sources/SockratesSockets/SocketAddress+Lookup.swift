import Dispatch
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SocketAddress {
    /// Looks a name up, as `getaddrinfo` does.
    ///
    /// - Parameters:
    ///   - host: A name, or an address in numbers.
    ///   - port: The port from 0 to 65535.
    ///   - family: Which addresses are wanted; nil for all.
    ///   - numericOnly: Whether names are refused, and nobody is asked.
    /// - Returns: One address or more, the system's first choice first.
    /// - Throws: `SocketError`: unknownHost, invalidAddress.
    public static func lookUp(
        host: String,
        port: Int,
        family: AddressFamily? = nil,
        numericOnly: Bool = false
    ) async throws(SocketError) -> [SocketAddress] {
        guard (0...65535).contains(port) else {
            throw SocketError(.invalidAddress, "port \(port) does not exist: choose one from 1 to 65535")
        }
        let answer: Result<[SocketAddress], SocketError> = await withCheckedContinuation { continuation in
            // The system's resolver waits for the network, so it waits where nobody else does.
            DispatchQueue.global().async {
                continuation.resume(returning: ask(host, port, family, numericOnly))
            }
        }
        return try answer.get()
    }

    private static func ask(
        _ host: String,
        _ port: Int,
        _ family: AddressFamily?,
        _ numericOnly: Bool
    ) -> Result<[SocketAddress], SocketError> {
        var hints = addrinfo()
        hints.ai_family =
            switch family {
            case .ipv4: AF_INET
            case .ipv6: AF_INET6
            case nil: AF_UNSPEC
            }
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        #endif
        hints.ai_flags = numericOnly ? AI_NUMERICHOST : 0
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, "\(port)", &hints, &list)
        guard code == 0 else {
            let words = gai_strerror(code).map { String(cString: $0) } ?? "error \(code)"
            return .failure(SocketError(.unknownHost, "\"\(host)\" has no such address: \(words)"))
        }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard let address = entry.pointee.ai_addr.flatMap({ SocketAddress($0.pointee, at: $0) }) else { continue }
            addresses.append(address)
        }
        return .success(addresses)
    }

    /// What the system's resolver has found; nil for what is no IP address.
    private init?(_ head: sockaddr, at place: UnsafeMutablePointer<sockaddr>) {
        let raw = UnsafeRawPointer(place)
        switch CInt(head.sa_family) {
        case AF_INET: self.init(NIOCore.SocketAddress(raw.loadUnaligned(as: sockaddr_in.self)))
        case AF_INET6: self.init(NIOCore.SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self)))
        default: return nil
        }
    }
}
