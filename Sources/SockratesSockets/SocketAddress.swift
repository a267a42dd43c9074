/// Where a socket is: an IP address and port, or the path of a Unix socket.
///
/// ```swift
/// SocketAddress.ip(host: "127.0.0.1", port: 1337)   // printed 127.0.0.1:1337
/// SocketAddress.ip(host: "::1", port: 1337)         // printed [::1]:1337
/// SocketAddress.unix(path: "/run/quiz.sock")
/// ```
public enum SocketAddress: Sendable, Hashable {
    /// An IPv4 or IPv6 address in numbers, and a port from 0 to 65535.
    case ip(host: String, port: Int)
    /// A Unix socket's path; empty for a peer that has not bound a path of its own, as clients do not.
    case unix(path: String)

    /// The numeric address; nil for a Unix socket.
    public var host: String? {
        if case .ip(let host, _) = self { host } else { nil }
    }

    /// The port; nil for a Unix socket.
    public var port: Int? {
        if case .ip(_, let port) = self { port } else { nil }
    }

    /// Reads `127.0.0.1:80`, `[::1]:80`, or a Unix socket's path (what has a `/`, or begins with `unix:`).
    ///
    /// It is nil where the text is none of them. Whether the host is a valid address shows when it is used.
    ///
    /// - Parameter text: What `description` prints.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            self = .unix(path: String(text.dropFirst(5)))
        } else if text.contains("/") {
            self = .unix(path: text)
        } else {
            guard let colon = text.lastIndex(of: ":") else { return nil }
            var host = text[..<colon]
            let digits = text[text.index(after: colon)...]
            guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            guard let port = Int(digits), (0...65535).contains(port) else { return nil }
            if host.hasPrefix("["), host.hasSuffix("]") {
                host = host.dropFirst().dropLast()
            } else if host.contains(":") {
                return nil
            }
            guard !host.isEmpty else { return nil }
            self = .ip(host: String(host), port: port)
        }
    }
}

extension SocketAddress: CustomStringConvertible {
    /// `127.0.0.1:80`, `[::1]:80`, or `unix:/path`.
    public var description: String {
        switch self {
        case .ip(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
