/// Where a record is kept, as `--store` names it.
///
/// ```swift
/// try StoreLocation("contest.sqlite")                // .file("contest.sqlite")
/// try StoreLocation("postgres://ctf@10.0.0.5/ctf")   // .postgres("postgres://ctf@10.0.0.5/ctf")
/// ```
public enum StoreLocation: Sendable, Hashable, CustomStringConvertible {
    /// An SQLite database in a file of this machine.
    case file(String)
    /// A PostgreSQL database that several machines share, as a connection URI of libpq.
    case postgres(String)

    /// Why a text names no place.
    public struct Mistake: Error, Sendable, CustomStringConvertible {
        /// What was wrong, and what to do.
        public let description: String
    }

    /// Reads a place.
    ///
    /// - Parameter text: The path of a file, or a URI that begins with `postgres://` or `postgresql://`.
    /// - Throws: ``Mistake`` when the text is empty, a URI of another kind, or one of which nobody knows where its password ends.
    public init(_ text: String) throws(Mistake) {
        guard !text.isEmpty else {
            throw Mistake(description: "the store has no name; give a file's path or postgres://HOST/DATABASE")
        }
        guard let mark = text.firstRange(of: "://") else {
            // Whoever wrote this meant no file, and there may be a password in it.
            guard !text.hasPrefix("postgres:"), !text.hasPrefix("postgresql:") else {
                throw Mistake(description: "the store is no database's address; write postgres://HOST/DATABASE")
            }
            self = .file(text)
            return
        }
        let scheme = text[..<mark.lowerBound]
        guard ["postgres", "postgresql"].contains(scheme) else {
            throw Mistake(
                description: "no store is reached by \(scheme)://; give a file's path or postgres://HOST/DATABASE"
            )
        }
        let (_, rest) = Self.credentials(in: text[mark.upperBound...])
        guard !rest.contains("@") else {
            throw Mistake(
                description:
                    "nobody knows where the password of the store ends; write @ in it as %40, / as %2F and : as %3A"
            )
        }
        self = .postgres(text)
    }

    /// The place as it may be shown: a database without its password, and without its options, which may hold one.
    public var description: String {
        switch self {
        case .file(let path): return path
        case .postgres(let uri):
            guard let mark = uri.firstRange(of: "://") else { return "postgres://" }
            let (credentials, rest) = Self.credentials(in: uri[mark.upperBound...])
            let user = credentials.map { $0.prefix { $0 != ":" } + "@" } ?? ""
            return uri[..<mark.upperBound] + user + rest.prefix { $0 != "?" }
        }
    }

    /// What stands before the `@`, as libpq looks for it: only in front of the first slash.
    private static func credentials(in text: Substring) -> (credentials: Substring?, rest: Substring) {
        guard let end = text.firstIndex(where: { $0 == "@" || $0 == "/" }), text[end] == "@" else { return (nil, text) }
        return (text[..<end], text[text.index(after: end)...])
    }
}
