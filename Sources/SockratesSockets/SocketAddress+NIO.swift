import NIOCore

extension SocketAddress {
    /// What NIO says of a socket's end; nil where there is nothing to say.
    init?(_ address: NIOCore.SocketAddress?) {
        switch address {
        case .v4(let address):
            // By hand: every accepted connection comes by here, and the C library would go through its printf.
            let name = NIOCore.SocketAddress.v4(address)
            self = name.withSockAddr { pointer, size in
                // struct sockaddr_in: the port stands at byte 2, the address at byte 4.
                let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
                let port = Int(bytes[2]) << 8 | Int(bytes[3])
                return .ip(host: "\(bytes[4]).\(bytes[5]).\(bytes[6]).\(bytes[7])", port: port)
            }
        case .v6:
            guard let host = address?.ipAddress, let port = address?.port else { return nil }
            self = .ip(host: Self.plain(host), port: port)
        case .unixDomainSocket:
            self = .unix(path: address?.pathname ?? "")
        case nil:
            return nil
        }
    }

    /// The address for NIO.
    ///
    /// - Throws: `SocketError` where the host is not an address in numbers, or the path is too long.
    func nio() throws(SocketError) -> NIOCore.SocketAddress {
        switch self {
        case .ip(let host, let port):
            guard (0...65535).contains(port) else {
                throw SocketError(.invalidAddress, "port \(port) does not exist: choose one from 0 to 65535")
            }
            do {
                return try NIOCore.SocketAddress(ipAddress: host, port: port)
            } catch {
                throw SocketError(
                    .invalidAddress,
                    "\"\(host)\" is not an IP address: give numbers such as 127.0.0.1, ::1, or 0.0.0.0 for every IPv4 address"
                )
            }
        case .unix(let path):
            do {
                return try NIOCore.SocketAddress(unixDomainSocketPath: path)
            } catch {
                throw SocketError(
                    .invalidAddress,
                    "the path \(path) is too long for a Unix socket (about 100 bytes): choose a shorter one"
                )
            }
        }
    }

    /// An IPv4 peer of a listener for both families comes as ::ffff:192.0.2.1 and is shown as IPv4.
    private static func plain(_ host: String) -> String {
        let mapped = "::ffff:"
        guard host.hasPrefix(mapped), host.contains(".") else { return host }
        return String(host.dropFirst(mapped.count))
    }
}

extension SocketAddress {
    /// The address in network order: 4 bytes, or 16; nil for what is no IP address.
    package var addressBytes: [UInt8]? {
        // struct sockaddr_in has the address at byte 4, struct sockaddr_in6 at byte 8.
        guard let address = try? nio() else { return nil }
        switch address {
        case .v4:
            return address.withSockAddr { pointer, size in
                Array(UnsafeRawBufferPointer(start: pointer, count: size)[4..<8])
            }
        case .v6:
            return address.withSockAddr { pointer, size in
                Array(UnsafeRawBufferPointer(start: pointer, count: size)[8..<24])
            }
        case .unixDomainSocket: return nil
        }
    }
}
