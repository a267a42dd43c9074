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

    /// What players type to connect; made of the address where nil.
    let invitation: String?

    /// A challenge that this program hosts.
    ///
    /// - Parameters:
    ///   - server: What hosts it.
    ///   - invitation: What players type to connect, where that is not nc with the address and the port.
    public init(_ server: ChallengeServer, invitation: String? = nil) {
        self.invitation = invitation
        name = server.name
        title = server.title
        address = server.address
        self.server = server.speaksLines ? server : nil
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
        invitation = nil
    }
}
