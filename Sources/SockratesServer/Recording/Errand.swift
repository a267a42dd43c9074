import SockratesQuiz
import SockratesSockets
import Synchronization

/// What happens to a session, worked out away from its connection's loop.
final class Errand: Sendable {
    private let isWanted = Atomic(true)

    /// Works an event out and brings what came of it back to the loop.
    ///
    /// - Parameters:
    ///   - session: The session before the event.
    ///   - workshop: Where it is worked out.
    ///   - connection: The session's connection.
    ///   - event: Lets the event happen.
    ///   - done: Gets the session after the event and what it wants done, on the loop.
    func run(
        _ session: Session,
        in workshop: any Workshop,
        for connection: RemoteConnection,
        _ event: @escaping @Sendable (inout Session, inout RecordedOutput) -> Void,
        done: @escaping @Sendable (Session, RecordedOutput, LineConnection) -> Void
    ) {
        workshop.perform { [self] in
            guard isWanted.load(ordering: .relaxed) else { return }
            var session = session
            var output = RecordedOutput()
            event(&session, &output)
            connection.execute { [session, output] in done(session, output, $0) }
        }
    }

    /// The connection has gone, so nobody wants to know any more.
    func cancel() { isWanted.store(false, ordering: .relaxed) }
}
