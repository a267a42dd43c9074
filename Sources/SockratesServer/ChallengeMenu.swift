/// Several challenges on one port.
///
/// Who comes over TLS and asks for one of them by name (SNI: its name alone, or as the first label of a host's name) gets it at
/// once; everybody else chooses from a list.
///
/// ```swift
/// let menu = ChallengeMenu([(geography.quiz, "geography"), (sums.quiz, "sums")])
/// let server = try await ChallengeServer.bind(menu, name: "menu", to: address, on: loops, logger: logger)
/// ```
public struct ChallengeMenu: Hosted {
    /// One challenge on the list.
    typealias Entry = (hosted: any Hosted, name: String)

    let entries: [Entry]

    /// Makes it.
    ///
    /// - Parameter challenges: What can be chosen, with the names that it is asked for by.
    public init(_ challenges: [(hosted: any Hosted, name: String)]) { entries = challenges }

    /// The names of all.
    public var title: String { entries.map(\.name).joined(separator: ", ") }

    /// Whether a session of one of them may.
    public var lendsSocket: Bool { entries.contains { $0.hosted.lendsSocket } }

    /// Makes a session that chooses, and then is one of a challenge.
    public func session(_ admission: Admission) -> any HostedSession { MenuSession(self, admission) }

    /// The challenge that a TLS client asks for.
    ///
    /// - Parameter serverName: The host's name, such as `sums.quiz.example`.
    /// - Returns: The challenge; nil where none has such a name.
    func entry(asked serverName: String) -> Entry? {
        let name = serverName.lowercased()
        let label = name.prefix { $0 != "." }
        return entries.first { $0.name.lowercased() == name } ?? entries.first { $0.name.lowercased() == label }
    }

    /// The challenge that a player has typed the number or the name of.
    func entry(typed line: [UInt8]) -> Entry? {
        let word = String(decoding: line, as: UTF8.self).lowercased()
            .split { $0.isWhitespace || $0.isNewline || $0 == "\0" }.joined(separator: " ")
        if let found = entries.first(where: { $0.name.lowercased() == word }) { return found }
        guard let number = Int(word), entries.indices.contains(number - 1) else { return nil }
        return entries[number - 1]
    }
}
