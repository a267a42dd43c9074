/// Where a record is kept, as `--store` names it.
///
/// ```swift
/// try StoreLocation("contest.sqlite")                // .file("contest.sqlite")
/// try StoreLocation("postgres://ctf@10.0.0.5/ctf")   // .postgres("postgres://ctf@10.0.0.5/ctf")
/// ```
public enum StoreLocation: Sendable, Hashable {
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
    /// - Throws: ``Mistake`` when the text is empty or a URI of another kind.
    public init(_ text: String) throws(Mistake) {
        guard !text.isEmpty else {
            throw Mistake(description: "the store has no name; give a file's path or postgres://HOST/DATABASE")
        }
        guard let mark = text.firstRange(of: "://") else {
            self = .file(text)
            return
        }
        let scheme = text[..<mark.lowerBound]
        guard ["postgres", "postgresql"].contains(scheme) else {
            throw Mistake(
                description: "no store is reached by \(scheme)://; give a file's path or postgres://HOST/DATABASE"
            )
        }
        self = .postgres(text)
    }
}
