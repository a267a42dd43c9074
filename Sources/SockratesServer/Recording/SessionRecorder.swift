package import SockratesStore

/// Hands what happens in one session to the store, one submission at a time and each under its own number.
///
/// It belongs to its connection's loop. What the store has not confirmed is kept and goes along with the next submission.
package final class SessionRecorder {
    package let id: SessionID
    package private(set) var identity: Identity?
    /// What is to be recorded next; what came before it is recorded or under way.
    package private(set) var items: [Submission.Item] = []
    /// What has been handed in, and has no outcome yet.
    package private(set) var isWaiting = false

    private let recording: Recording
    private var number = 0
    private var isRepeated = false
    private var submitted: [Submission.Item] = []

    package init(_ recording: Recording, _ opening: SessionOpening) {
        self.recording = recording
        id = SessionID.random()
        items = [Submission.Item(.opened(opening), at: .zero)]
    }

    /// Keeps something to be recorded.
    package func add(_ happening: Happening, at age: Duration) { items.append(Submission.Item(happening, at: age)) }

    /// It is known who plays.
    package func identify(_ identity: Identity?, at age: Duration) {
        guard let identity, identity != self.identity else { return }
        self.identity = identity
        add(.identified(identity), at: age)
    }

    /// Goes back to how it was before an event that was not recorded.
    package func restore(_ identity: Identity?, dropping count: Int) {
        self.identity = identity
        items.removeLast(min(count, items.count))
    }

    /// Hands in what there is, unless something is under way.
    ///
    /// - Parameters:
    ///   - points: What the session has earned.
    ///   - done: Is told the outcome, on any thread.
    package func submit(points: Int, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        guard !isWaiting, !items.isEmpty else { return }
        isWaiting = true
        swap(&submitted, &items)
        recording.store.append(submission(submitted, points: points), done: done)
    }

    /// The store has said what became of it.
    package func settle(_ outcome: SubmissionOutcome) {
        isWaiting = false
        switch outcome {
        case .recorded:
            number += 1
            isRepeated = false
        case .refused:
            // The refusal itself is recorded under the number; what was refused comes under the next one, as far as it is kept.
            number += 1
            isRepeated = false
            items = submitted + items
        case .failed:
            isRepeated = true
            items = submitted + items
        }
        // SQLite's writer has let go of it, so that the next submission finds room in it.
        submitted.removeAll(keepingCapacity: submitted.capacity <= Self.reserved)
    }

    /// Between submissions, no more room than this is kept.
    private static let reserved = 8

    /// What is left to be recorded when the connection has gone, if what is under way is recorded, and if it is not.
    package func leave(recorded: Ending, failed: Ending, dropping count: Int) -> (
        recorded: Submission, failed: Submission
    ) {
        var next = submission(items + recorded.items, points: recorded.points)
        if isWaiting { next = next.numbered(number + 1, isRepeated: false) }
        var again = submission(Array(submitted.dropLast(count)) + items + failed.items, points: failed.points)
        again.isRepeated = isWaiting || isRepeated
        return (next, again)
    }

    /// How a session ends.
    package struct Ending {
        package let items: [Submission.Item]
        package let points: Int

        package init(items: [Submission.Item], points: Int) {
            self.items = items
            self.points = points
        }
    }

    /// Hands in the last submission of the session.
    package func append(_ submission: Submission) { recording.store.append(submission) { _ in } }

    private func submission(_ items: [Submission.Item], points: Int) -> Submission {
        Submission(
            session: id,
            number: number,
            isRepeated: isRepeated,
            challenge: recording.challenge,
            identity: identity,
            points: points,
            items: items
        )
    }
}

extension Submission {
    /// The same under another number, and whether it may have been handed in before.
    func numbered(_ number: Int, isRepeated: Bool) -> Submission {
        Submission(
            session: session,
            number: number,
            isRepeated: isRepeated,
            challenge: challenge,
            identity: identity,
            points: points,
            items: items
        )
    }
}
