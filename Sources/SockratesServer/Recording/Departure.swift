package import SockratesStore
import Synchronization

/// Sees to the last submission of a session whose connection goes while another is under way.
///
/// The outcome comes on the store's thread, and the loop has no connection left to bring it to.
package final class Departure: Sendable {
    /// What is still to be recorded, if what is under way is recorded, and if it is not.
    package struct Rest {
        let store: any Store
        let recorded: Submission
        let failed: Submission

        package init(store: any Store, recorded: Submission, failed: Submission) {
            self.store = store
            self.recorded = recorded
            self.failed = failed
        }

        fileprivate func append(after outcome: SubmissionOutcome) {
            let submission =
                switch outcome {
                case .recorded: recorded
                case .failed: failed
                // The refusal itself is recorded under the number.
                case .refused: failed.numbered(failed.number + 1, isRepeated: false)
                }
            if !submission.items.isEmpty { store.append(submission) { _ in } }
        }
    }

    private enum State {
        case waiting
        case settled(SubmissionOutcome)
        /// Apart, since it is large and there seldom: two threads read the state for each trip.
        indirect case gone(Rest)
    }

    private let state = Mutex(State.waiting)

    package init() {}

    /// Another submission is under way; what became of the one before has been seen to.
    func begin() { state.withLock { $0 = .waiting } }

    /// What became of what is under way; `nil` where that is not known.
    var outcome: SubmissionOutcome? {
        state.withLock { if case .settled(let outcome) = $0 { outcome } else { nil } }
    }

    /// The outcome is known.
    package func settle(_ outcome: SubmissionOutcome) {
        let rest = state.withLock { state -> Rest? in
            defer { state = .settled(outcome) }
            if case .gone(let rest) = state { return rest }
            return nil
        }
        rest?.append(after: outcome)
    }

    /// The connection has gone; what is to be recorded is appended as soon as the outcome is known.
    package func leave(_ rest: Rest) {
        let outcome = state.withLock { state -> SubmissionOutcome? in
            if case .settled(let outcome) = state { return outcome }
            state = .gone(rest)
            return nil
        }
        if let outcome { rest.append(after: outcome) }
    }
}
