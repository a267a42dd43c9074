public import SockratesServer
import SockratesSockets

/// A challenge as the board shows it.
public struct BoardChallenge: Sendable {
    /// Its short name, as records and addresses of pages have it.
    public let name: String
    /// What players call it.
    public let title: String
    /// Where players connect to.
    let address: SocketAddress?
    /// What carries sessions of players in the browser; nil where there are none.
    let server: ChallengeServer?
    /// What it carries.
    let playable: Playable?

    /// What players type to connect; made of the address where nil.
    let invitation: String?

    /// The challenges that a server of this program hosts: one, or those of a menu.
    ///
    /// - Parameters:
    ///   - server: What hosts them.
    ///   - invitation: What players type to connect, where that is not nc with the address and the port.
    /// - Returns: The challenges, in the order of the menu.
    public static func all(of server: ChallengeServer, invitation: String? = nil) -> [BoardChallenge] {
        server.playables.map { BoardChallenge(server, $0, invitation: invitation) }
    }

    private init(_ server: ChallengeServer, _ playable: Playable, invitation: String?) {
        self.invitation = invitation
        name = playable.name
        title = playable.title
        address = server.address
        self.server = playable.canBeRelayed ? server : nil
        self.playable = playable
    }

    /// A challenge that is hosted elsewhere.
    ///
    /// - Parameters:
    ///   - name: Its short name, as records have it.
    ///   - title: What players call it.
    public init(name: String, title: String) {
        self.name = name
        self.title = title
        address = nil
        server = nil
        playable = nil
        invitation = nil
    }
}
