import CLibPQ
import SockratesStore

/// Where a database is, and how it is spoken of: never with its password.
struct PostgreSQLAddress: Sendable {
    /// What the address leaves open: a server that is gone is noticed in seconds, not in the system's two hours.
    private static let defaults = [
        ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"), ("fallback_application_name", "sockrates"),
    ]

    /// The address without a password, for messages.
    let shown: String
    private let uri: String

    /// Reads an address, without going there.
    init(_ uri: String) throws(StoreFailure) {
        self.uri = uri
        do throws(StoreLocation.Mistake) {
            shown = "\(try StoreLocation(uri))"
        } catch {
            throw StoreFailure(error.description, isMisnamed: true)
        }
        guard let library = libpq()?.pointee else {
            throw StoreFailure(
                """
                \(shown) needs libpq, PostgreSQL's client library, which can't be loaded \
                (\(String(cString: libpq_trouble()))); install it (Debian: libpq5, Homebrew: libpq), or name a file
                """
            )
        }
        var trouble: UnsafeMutablePointer<CChar>?
        let parsed = library.PQconninfoParse(uri, &trouble)
        defer {
            library.PQconninfoFree(parsed)
            library.PQfreemem(trouble)
        }
        if parsed != nil {
            // libpq looks at the ports when it connects.
            guard let port = Self.ports(in: uri).first(where: { !(Int($0).map((1...65535).contains) ?? false) }) else {
                return
            }
            throw StoreFailure(
                "the store's address \(shown) can't be read: a port is a number from 1 to 65535, not \(port)",
                isMisnamed: true
            )
        }
        throw StoreFailure(
            "the store's address \(shown) can't be read: \(Self.withoutQuotations(trouble.map { String(cString: $0) } ?? ""))",
            isMisnamed: true
        )
    }

    /// Connects.
    func connect() throws(PostgreSQLError) -> PostgreSQLConnection {
        // What stands behind the address overrides it, what stands before it is overridden.
        try PostgreSQLConnection(Self.defaults + [("dbname", uri), ("client_encoding", "UTF8")])
    }

    /// What is said of an error: where, what, and what to do.
    func failure(_ error: PostgreSQLError, _ what: String) -> StoreFailure {
        StoreFailure("the record in \(shown) \(what): \(error.reason)", isMisnamed: error.isMisnamed)
    }

    /// The ports that stand behind the hosts.
    private static func ports(in uri: String) -> [Substring] {
        guard let mark = uri.firstRange(of: "://") else { return [] }
        let authority = uri[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
        let hosts = authority[(authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex)...]
        return hosts.split(separator: ",").compactMap { host in
            // An IPv6 address has its colons between brackets.
            let rest = host[(host.lastIndex(of: "]") ?? host.startIndex)...]
            guard let colon = rest.lastIndex(of: ":") else { return nil }
            let port = rest[rest.index(after: colon)...]
            return port.isEmpty ? nil : port
        }
    }

    /// libpq quotes what it does not understand, and that may be a part of the password.
    private static func withoutQuotations(_ message: String) -> String {
        message.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "\"…\"" }.joined()
            .split(whereSeparator: \.isNewline).joined(separator: "; ")
    }
}
