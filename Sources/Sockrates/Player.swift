import SockratesStore
import Synchronization

/// The player of one session, as the challenge's code has them.
///
/// A player can be handed to other tasks. Every verb waits where it must, and throws an ``Interruption`` when the session can't
/// go on.
public struct Player: Sendable {
    let session: ChallengeSession

    /// The session's number, from 1, in the order in which players came.
    public var number: Int { session.number }
    /// What decides all chance in the session; the log names it, and `--seed` sets it.
    public var seed: UInt64 { session.seed }
    /// Where the player comes from.
    public var peer: SocketAddress { session.peer }
    /// How long the session has lasted, as of the last thing that happened in it.
    public var elapsed: Duration { session.elapsed }
    /// What the player has earned so far.
    public var score: Score { session.score }

    /// Adds points to the score, or takes them for a negative number.
    public func award(_ points: Int) { session.award(points) }

    /// Tells who plays, for standings, limits and first bloods; `sockrates scores` shows the team.
    ///
    /// It counts from the next response or flag on. A name that is somebody else's, or looks like it, ends the session there, where a
    /// record is kept.
    ///
    /// - Parameters:
    ///   - name: The player's name.
    ///   - team: The team's; the player's own where there are no teams.
    public func identify(as name: String, team: String? = nil) {
        session.identify(Identity(player: name, team: team ?? name, proof: .name))
    }

    /// Sets how long the session may last, from its beginning; when it is over the player reads so, and the session ends.
    ///
    /// It counts while the player is silent, and whatever the challenge is doing.
    ///
    /// - Parameter time: Since the player connected; `nil` for no limit.
    public func limitTime(to time: Duration?) { session.limitTime(to: time) }
}
