/// Whom a session asks for before its first question.
public enum IdentityKind: String, Sendable, Hashable {
    /// Nobody is asked for.
    case nobody
    /// A name, which anybody can type.
    case name
    /// A team's token.
    case token

    /// Reads it from an edition that an option has changed: it stands behind the `+`.
    ///
    /// It is `nil` where the pack itself says whom a session asks for.
    ///
    /// - Parameter edition: A quiz's edition, such as `0123456789abcdef+name`.
    public init?(inEdition edition: String) {
        guard let mark = edition.lastIndex(of: "+") else { return nil }
        self.init(rawValue: String(edition[edition.index(after: mark)...]))
    }
}
