import SockratesPacks

/// What a host was told about watching what it hosts.
struct HealthSettings {
    /// The keys that concern the whole host.
    static let keys = ["health", "self-check"]
    /// The keys that a challenge may have of its own.
    static let challengeKeys = ["solver"]

    /// Where health and metrics are told; `nil` for nowhere.
    let address: SocketAddress?
    /// How often challenges are played from inside; `nil` for never.
    let selfCheck: Duration?
    /// What plays them; `nil` for what is known of each.
    let solver: String?

    /// Puts together what options, environment and file say.
    init(_ given: HealthOptions, _ settings: Settings) throws(CommandError) {
        let expected = "an address and a port such as 127.0.0.1:9100, a port, or a Unix socket's path"
        address = try settings.value(given.health, "health", expected, Self.address)
        let interval = "a length of time such as 30s"
        selfCheck = try settings.value(given.selfCheck, "self-check", interval, DurationText.read)
        solver = try settings.value(given.solver, "solver", "a shell command") { $0.isEmpty ? nil : $0 }
    }

    /// Who plays a challenge in self-checks.
    ///
    /// - Parameter hosted: The challenge.
    /// - Returns: The player, made anew for each check: packs may be read again meanwhile.
    func player(of hosted: any Hosted) -> @Sendable () -> LivePlayer {
        if let solver { return { .program(["sh", "-c", "\(solver) \"$@\"", "sh"]) } }
        if let solvable = hosted as? any Solvable { return { solvable.livePlayer } }
        return { .guest }
    }

    private static func address(_ text: String) -> SocketAddress? {
        if let port = Int(text) { return (0...65535).contains(port) ? .ip(host: "127.0.0.1", port: port) : nil }
        return SocketAddress(text)
    }
}
