import Foundation
import SockratesStore

/// Keeps nothing and allows everything: for sessions that nobody records and that wait for their pack's programs as others wait for a
/// record.
struct ForgetfulStore: Store {
    func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        done(.recorded(Receipt(sequence: 0, time: Date(timeIntervalSince1970: 0), solve: nil)))
    }

    func rules() -> ContestRules { ContestRules() }
    func setRules(_ rules: ContestRules) {}
    func entries(after sequence: Int64, limit: Int) -> [SockratesStore.Entry] { [] }
    func entries(of session: SessionID) -> [SockratesStore.Entry] { [] }
    func scoreChanges(after sequence: Int64) -> [ScoreChange] { [] }
    func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        AsyncThrowingStream { $0.finish() }
    }
    func close() {}
}

extension Recording {
    /// Records nothing.
    static var forgetful: Recording { Recording(store: ForgetfulStore(), challenge: "") }
}
