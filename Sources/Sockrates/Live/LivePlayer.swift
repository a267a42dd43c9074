package import SockratesPacks

/// Who plays a served challenge to see whether it is well.
package enum LivePlayer: Sendable {
    /// One who knows a pack, or follows a table of what is seen and what is typed then.
    case solver(PackSolver)
    /// A program: it gets the host and the port as its last two arguments and as `HOST` and `PORT`, and ends with 0.
    case program([String])
    /// One who knows no answer, and is content with being greeted.
    case guest
}

/// A hosted challenge that knows how it is solved.
package protocol Solvable: Sendable {
    /// Who solves it, as it is now.
    var livePlayer: LivePlayer { get }
}
