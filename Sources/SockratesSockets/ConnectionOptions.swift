/// How a connection is made.
public struct ConnectionOptions: Sendable {
    /// How bytes travel.
    public var transport: Transport
    /// Which of a name's addresses are tried; nil for all.
    public var family: AddressFamily?
    /// This end's address, where the system is not to choose it; port 0 lets it choose the port.
    public var source: SocketAddress?
    /// How long a TCP peer's machine may answer nothing to the system's questions, asked while nothing goes over, before the connection
    /// counts as broken; in whole seconds of 2 or more, nil for as long as the system has it, which is hours.
    public var keepAlive: Duration?
    /// What TLS is spoken with; nil for none.
    public var tls: TLSClient?

    /// Makes options.
    ///
    /// - Parameters:
    ///   - transport: How bytes travel.
    ///   - family: Which of a name's addresses are tried; nil for all.
    ///   - source: This end's address, where the system is not to choose it.
    ///   - keepAlive: How long a TCP peer's machine may answer nothing while nothing goes over.
    ///   - tls: What TLS is spoken with; nil for none.
    public init(
        transport: Transport = .stream,
        family: AddressFamily? = nil,
        source: SocketAddress? = nil,
        keepAlive: Duration? = .seconds(120),
        tls: TLSClient? = nil
    ) {
        self.transport = transport
        self.family = family
        self.source = source
        self.keepAlive = keepAlive
        self.tls = tls
    }
}

/// How bytes travel.
public enum Transport: Sendable, Hashable {
    /// As a stream, in order and complete: TCP, or a Unix stream socket.
    case stream
    /// As datagrams, which keep their bounds and may be lost: UDP, or a Unix datagram socket.
    case datagram
}

/// A kind of IP address.
public enum AddressFamily: Sendable, Hashable {
    /// IPv4.
    case ipv4
    /// IPv6.
    case ipv6
}
