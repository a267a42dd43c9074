/// What a host was told about watching what it hosts.
struct HealthSettings {
    static let keys = ["health"]

    /// Where health and metrics are told; `nil` for nowhere.
    let address: SocketAddress?

    /// Puts together what options, environment and file say.
    init(_ given: HealthOptions, _ settings: Settings) throws(CommandError) {
        let expected = "an address and a port such as 127.0.0.1:9100, a port, or a Unix socket's path"
        address = try settings.value(given.health, "health", expected, Self.address)
    }

    private static func address(_ text: String) -> SocketAddress? {
        if let port = Int(text) { return (0...65535).contains(port) ? .ip(host: "127.0.0.1", port: port) : nil }
        return SocketAddress(text)
    }
}
