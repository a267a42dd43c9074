import SockratesSockets

/// What a program finds in its environment about its connection: the names of ncat, ucspi-tcp, systemd and socat, and our own.
enum ProgramVariables {
    /// The variables.
    ///
    /// - Parameters:
    ///   - peer: The player's end.
    ///   - local: Our end.
    ///   - number: The session's number.
    ///   - seed: What decides all chance in the session.
    ///   - team: Who plays.
    /// - Returns: Names and values.
    static func of(
        peer: SocketAddress,
        local: SocketAddress,
        number: Int,
        seed: UInt64,
        team: String?
    ) -> [(name: String, value: String)] {
        var all: [(name: String, value: String)] = [("SOCKRATES_SESSION", "\(number)"), ("SOCKRATES_SEED", "\(seed)")]
        if let team { all.append(("SOCKRATES_TEAM", team)) }
        guard case .ip(let host, let port) = peer, case .ip(let ownHost, let ownPort) = local else {
            return all + [("NCAT_PROTO", "UNIX"), ("PROTO", "UNIX")]
        }
        all += [
            ("NCAT_REMOTE_ADDR", host), ("NCAT_REMOTE_PORT", "\(port)"),
            ("NCAT_LOCAL_ADDR", ownHost), ("NCAT_LOCAL_PORT", "\(ownPort)"), ("NCAT_PROTO", "TCP"),
            ("PROTO", "TCP"), ("TCPREMOTEIP", host), ("TCPREMOTEPORT", "\(port)"),
            ("TCPLOCALIP", ownHost), ("TCPLOCALPORT", "\(ownPort)"),
            ("REMOTE_ADDR", host), ("REMOTE_PORT", "\(port)"),
            ("SOCAT_PEERADDR", host), ("SOCAT_PEERPORT", "\(port)"),
            ("SOCAT_SOCKADDR", ownHost), ("SOCAT_SOCKPORT", "\(ownPort)"),
        ]
        return all
    }
}
