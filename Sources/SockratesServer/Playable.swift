/// Something that players can play on a server.
public struct Playable: Sendable, Hashable {
    /// Its short name, as records have it.
    public let name: String
    /// What players call it, one line.
    public let title: String
    /// Whether it can be played without a socket, in a browser for instance: see ``ChallengeServer/relay(from:playing:to:)``.
    public let canBeRelayed: Bool

    /// What a server hosts: a menu's challenges, or the one that it is.
    static func all(of hosted: some Hosted, name: String) -> [Playable] {
        guard let menu = hosted as? ChallengeMenu else { return [Playable(hosted, name)] }
        return menu.entries.map { Playable($0.hosted, $0.name) }
    }

    private init(_ hosted: any Hosted, _ name: String) {
        self.name = name
        title = hosted.title
        canBeRelayed = hosted.canBeRelayed
    }
}
