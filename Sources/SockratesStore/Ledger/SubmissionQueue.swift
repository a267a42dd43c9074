import Foundation
import Synchronization

/// Takes submissions from all threads and hands them to a writer in groups, on one thread: what comes while a group is written makes
/// the next one.
package final class SubmissionQueue: Sendable {
    /// A submission and who waits for it.
    package struct Waiting: Sendable {
        package let submission: Submission
        package let done: @Sendable (SubmissionOutcome) -> Void
    }

    private struct State {
        var waiting: [Waiting] = []
        var isWriting = false
        var isClosed = false
    }

    /// More in one transaction would make the first of them wait for the last.
    private static let mostInGroup = 4096

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
        write: @escaping @Sendable ([Waiting]) -> Void
    ) {
        let (isClosed, starts) = state.withLock { state in
            if state.isClosed { return (true, false) }
            state.waiting.append(Waiting(submission: submission, done: done))
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
        write: @escaping @Sendable ([Waiting]) -> Void,
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

    private func hand(to write: ([Waiting]) -> Void) {
        while true {
            let group = state.withLock { state in
                let group = Array(state.waiting.prefix(Self.mostInGroup))
                state.waiting.removeFirst(group.count)
                if group.isEmpty { state.isWriting = false }
                return group
            }
            if group.isEmpty { return }
            write(group)
        }
    }
}
