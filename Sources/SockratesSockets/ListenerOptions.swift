/// How a listener takes connections.
public struct ListenerOptions: Sendable {
    /// A socket that was handed over, which is taken instead of binding an address; nil for none.
    public var inherited: InheritedSocket?
    /// How many connections may wait to be accepted (the system has a ceiling of its own).
    public var backlog: Int
    /// Whether an address whose old connections linger in TIME_WAIT can be bound at once.
    public var reuseAddress: Bool
    /// Whether a listener on an IPv6 address takes IPv6 alone; without it, one on `::` takes IPv4 too.
    public var ipv6Only: Bool
    /// The kernel's send buffer for each connection in bytes: what it holds for a peer that does not read; 0 for the system's own.
    public var sendBuffer: Int
    /// The kernel's receive buffer for each connection in bytes; 0 for the system's own.
    public var receiveBuffer: Int
    /// How long a TCP peer's machine may answer nothing, neither to what was sent nor to the system's questions, before the connection
    /// counts as broken; in whole seconds of 2 or more, nil for as long as the system has it, which is hours.
    public var keepAlive: Duration?
    /// How TLS is spoken; nil for none.
    public var tls: TLSServer?
    /// Which peers are proxies that tell the true address; nil where nobody is.
    public var proxies: ProxyTrust?
    /// How lines are cut, and how much output may wait.
    public var line: LineOptions
    /// Whether nobody else is taken for now: connections wait in the backlog until it says otherwise, which is asked every 20 ms.
    ///
    /// It is given the number of connections that the listener has.
    public var isFull: (@Sendable (Int) -> Bool)?
    /// Is told, at most once a second, that connections wait because the process or the system has no descriptor left.
    public var acceptPaused: (@Sendable (SocketError) -> Void)?
    /// Is told once, after `acceptPaused`, when a connection has been accepted again.
    public var acceptResumed: (@Sendable () -> Void)?
    /// Is told of one line in sixteen, and of the first on each loop, how long it took until a reply was on its way.
    ///
    /// It is called on the connection's loop and must not block.
    public var lineAnswered: (@Sendable (Duration) -> Void)?

    /// Makes options.
    ///
    /// - Parameters:
    ///   - inherited: A socket that was handed over, which is taken instead of binding an address.
    ///   - backlog: How many connections may wait to be accepted.
    ///   - reuseAddress: Whether an address with connections in TIME_WAIT can be bound at once.
    ///   - ipv6Only: Whether a listener on an IPv6 address takes IPv6 alone.
    ///   - sendBuffer: The kernel's send buffer for each connection in bytes; 0 for the system's own.
    ///   - receiveBuffer: The kernel's receive buffer for each connection in bytes; 0 for the system's own.
    ///   - keepAlive: How long a TCP peer's machine may answer nothing.
    ///   - tls: How TLS is spoken; nil for none.
    ///   - proxies: Which peers are proxies that tell the true address.
    ///   - line: How lines are cut, and how much output may wait.
    ///   - isFull: Whether nobody else is taken for now.
    ///   - acceptPaused: Is told, at most once a second, that connections wait for a descriptor.
    ///   - lineAnswered: Is told of one line in sixteen how long it took until a reply was on its way.
    public init(
        inherited: InheritedSocket? = nil,
        backlog: Int = 1024,
        reuseAddress: Bool = true,
        ipv6Only: Bool = false,
        sendBuffer: Int = 65_536,
        receiveBuffer: Int = 32_768,
        keepAlive: Duration? = .seconds(120),
        tls: TLSServer? = nil,
        proxies: ProxyTrust? = nil,
        line: LineOptions = LineOptions(),
        isFull: (@Sendable (Int) -> Bool)? = nil,
        acceptPaused: (@Sendable (SocketError) -> Void)? = nil,
        lineAnswered: (@Sendable (Duration) -> Void)? = nil
    ) {
        self.inherited = inherited
        self.backlog = backlog
        self.reuseAddress = reuseAddress
        self.ipv6Only = ipv6Only
        self.sendBuffer = sendBuffer
        self.receiveBuffer = receiveBuffer
        self.keepAlive = keepAlive
        self.tls = tls
        self.proxies = proxies
        self.line = line
        self.isFull = isFull
        self.acceptPaused = acceptPaused
        self.lineAnswered = lineAnswered
    }
}
