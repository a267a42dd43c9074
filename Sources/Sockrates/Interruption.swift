/// Why a session can't go on as its challenge had in mind: what the verbs of ``Player`` throw.
///
/// A challenge that lets it pass does right: the session ends, the player reads why where there is still a player, and it is
/// no fault of the challenge.
///
/// ```swift
/// do {
///     try await player.say(try await player.askLine("Your move?", time: .seconds(5)))
/// } catch Interruption.timeUp {
///     try await player.say("I move for you, then.")
/// }
/// ```
public enum Interruption: Error, Hashable, CaseIterable {
    /// The player has gone: the connection is no more.
    ///
    /// Of a player who closes it in good order the input ends first; TCP tells no more until something is sent.
    case playerLeft
    /// The player's input has ended, and something was asked; what is said can still be read.
    case inputEnded
    /// The time for a line, or for the whole session, has passed.
    case timeUp
    /// A question that had to be answered right was lost.
    case questionLost
    /// The server stops.
    case serverStopped
    /// The session has ended already; only tasks that outlive ``Challenge/play(_:)`` see it.
    case sessionEnded
}
