import Foundation
import Synchronization

/// Takes submissions from all threads and hands them to a writer in groups, on one thread: what comes while a group is written makes
/// the next one.
///
/// A commit costs the same however much is in it, about as much CPU as forty rows. So while many play at once, the next group waits for
/// company: some milliseconds that nobody notices.
package final class SubmissionQueue: Sendable {
    private struct State {
        var waiting = SubmissionGroup()
        var isWriting = false
        var isClosed = false
    }

    /// More in one transaction would make the first of them wait for the last.
    private static let mostInGroup = 4096
    /// From so many in one group on, many play at once.
    private static let crowd = 32
    /// Then one group begins so long after the other.
    private static let interval = Duration.milliseconds(10)

    private let queue = DispatchQueue(label: "sockrates.store", qos: .userInitiated)
    private let state = Mutex(State())

    package init() {}

    /// Whether submissions are taken no longer.
    package var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Takes a submission.
    ///
    /// - Parameters:
    ///   - submission: What is to be recorded.
    ///   - done: Is told the outcome, by the writer.
    ///   - write: Writes a group, on the queue's thread.
    package func append(
        _ submission: Submission,
        _ done: @escaping @Sendable (SubmissionOutcome) -> Void,
        write: @escaping @Sendable (consuming SubmissionGroup) -> Void
    ) {
        let (isClosed, starts) = state.withLock { state in
            if state.isClosed { return (true, false) }
            state.waiting.append(submission, done)
            defer { state.isWriting = true }
            return (false, !state.isWriting)
        }
        if isClosed { return done(.failed(.closed)) }
        if starts { queue.async { self.hand(to: write) } }
    }

    /// Does something between two groups, or after a while.
    package func perform(after delay: Duration = .zero, _ body: @escaping @Sendable () -> Void) {
        queue.asyncAfter(deadline: .now() + delay / .seconds(1), execute: body)
    }

    /// Takes no more, hands on what is waiting, and does something last.
    package func close(
        write: @escaping @Sendable (consuming SubmissionGroup) -> Void,
        last: @escaping @Sendable () -> Void
    ) async {
        state.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in
            queue.async {
                self.hand(to: write)
                last()
                continuation.resume()
            }
        }
    }

    private func hand(to write: (consuming SubmissionGroup) -> Void) {
        while true {
            let next = ContinuousClock.now + Self.interval
            let group = takeGroup()
            let count = group.count
            if count == 0 { return }
            write(group)
            if count >= Self.crowd { Thread.sleep(forTimeInterval: max(0, (next - .now) / .seconds(1))) }
        }
    }

    private func takeGroup() -> SubmissionGroup {
        state.withLock { state in
            let count = state.waiting.count
            if count == 0 { state.isWriting = false }
            if count > Self.mostInGroup { return state.waiting.removeFirst(Self.mostInGroup) }
            // Whoever hands in does not have to make room, step by step.
            var group = SubmissionGroup(reserving: count == 0 ? 0 : max(Self.crowd, min(2 * count, Self.mostInGroup)))
            swap(&group, &state.waiting)
            return group
        }
    }
}
