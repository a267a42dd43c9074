import SockratesSockets

/// Why `sockrates nc` ends before its time, in ncat's words where ncat has any.
struct NetcatFailure: Error {
    /// What is said; nil for nothing.
    let message: String?
    /// What the program ends with.
    let code: Int32

    /// The command was wrong, or can't be carried out.
    static func usage(_ message: String) -> NetcatFailure { NetcatFailure(message: "\(message) QUITTING.", code: 2) }

    /// The connection failed.
    static func connection(_ error: SocketError) -> NetcatFailure {
        NetcatFailure(message: "\(error.systemWords).", code: 1)
    }
}

extension SocketError {
    /// What the C library says of it; what it has no words for in ours.
    var systemWords: String {
        switch code {
        case .refused: "Connection refused"
        case .reset: "Connection reset by peer"
        case .timedOut: "TIMEOUT"
        case .addressInUse: "Address already in use"
        case .permissionDenied: "Permission denied"
        case .addressNotAvailable: "Cannot assign requested address"
        case .noSuchPath: "No such file or directory"
        default: message
        }
    }
}
