/// Why PostgreSQL did not do what it was asked.
struct PostgreSQLError: Error {
    /// In the words of the server or of libpq, on one line.
    let message: String
    /// The SQLSTATE (PostgreSQL's documentation, appendix A); empty where the server did not say.
    let state: String
    /// Whether the connection is gone, so that nobody knows what became of a commit that was under way.
    let isLost: Bool
    /// Whether the address is the mistake.
    let isMisnamed: Bool

    init(_ message: String, state: String = "", isLost: Bool = false, isMisnamed: Bool = false) {
        self.message = message.split(whereSeparator: \.isNewline)
            .map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }.joined(separator: "; ")
        self.state = state
        self.isLost = isLost
        self.isMisnamed = isMisnamed
    }

    /// Whether the same may succeed when it is done once more: a conflict between transactions, as engines have that decide late.
    var isConflict: Bool { state.hasPrefix("40") }

    /// What was wrong, and what to do about it where that is known.
    var reason: String {
        let remedy =
            switch state {
            case "42501": "; let its user have what it asks for: GRANT CREATE ON DATABASE … TO …"
            case "53100": "; make room on the server's disk"
            case "53300": "; each program that records holds three connections: raise max_connections"
            case "55P03": "; another program holds the record for long"
            case "25006": "; it is a standby, or read-only: name the server that takes writes"
            default: ""
            }
        return message + remedy
    }
}
