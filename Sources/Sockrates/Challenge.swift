/// Something that players connect to, written in Swift: the code that one session runs.
///
/// With `@main` a challenge is a program, with the options of `sockrates serve`: where it listens, its limits and its logs.
///
/// ```swift
/// import Sockrates
///
/// @main struct Squares: Challenge {
///     let flag = "sum{s0_square}"
///
///     func play(_ player: Player) async throws {
///         for number in player.shuffled(11...25).prefix(5) {
///             try await player.require("What is \(number) times \(number)?", answer: number * number)
///         }
///         try await player.giveFlag()
///     }
/// }
/// ```
///
/// One value plays all sessions, each in a task of its own. What a session remembers lives in variables of `play`; what
/// sessions share lives in an actor, or behind a lock, that the challenge holds.
///
/// The task runs on the event loop of its player's connection, which carries other sessions as well: wait with `await` as long
/// as you like, and do long computations elsewhere (see <doc:WriteAChallenge>).
public protocol Challenge: Sendable {
    /// Makes the challenge, before anybody connects.
    init()

    /// What listings call it, one line; the type's name unless said otherwise.
    var title: String { get }

    /// What it is about, for `--help`; nothing unless said otherwise.
    var about: String { get }

    /// What the player is given for a solve; empty for nothing. Whoever hosts the challenge can set another.
    var flag: String { get }

    /// What is said around the questions.
    var texts: Texts { get }

    /// Plays one session, from connect to close.
    ///
    /// When it returns, the session ends. An ``Interruption`` that comes out of it ends the session in words that the player
    /// understands; any other error is a fault of the challenge: it goes to the log, the player reads ``Texts/brokenDown``,
    /// and other sessions go on.
    ///
    /// - Parameter player: The player of this session.
    /// - Throws: What ends the session before its time.
    func play(_ player: Player) async throws
}

extension Challenge {
    /// The type's name.
    public var title: String { String(describing: Self.self) }
    /// Nothing.
    public var about: String { "" }
    /// No flag.
    public var flag: String { "" }
    /// The texts of a pack that says nothing of its own.
    public var texts: Texts { Texts() }
}
