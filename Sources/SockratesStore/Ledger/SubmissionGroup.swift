/// Submissions that are written together, and who waits for their outcomes.
package struct SubmissionGroup: Sendable {
    /// Who waits for an outcome; a function in an array by itself would be wrapped in another one.
    private struct Waiting: Sendable {
        let done: @Sendable (SubmissionOutcome) -> Void
    }

    /// What is to be recorded.
    package private(set) var submissions: [Submission] = []
    private var waiting: [Waiting] = []

    /// Nothing yet.
    package init() {}

    /// Nothing yet, with room for so many.
    init(reserving count: Int) {
        submissions.reserveCapacity(count)
        waiting.reserveCapacity(count)
    }

    /// How many there are.
    package var count: Int { waiting.count }
    /// Whether there are none.
    package var isEmpty: Bool { waiting.isEmpty }

    mutating func append(_ submission: Submission, _ done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        submissions.append(submission)
        waiting.append(Waiting(done: done))
    }

    /// Both groups, one behind the other.
    package static func + (first: SubmissionGroup, second: SubmissionGroup) -> SubmissionGroup {
        var whole = first
        whole.submissions += second.submissions
        whole.waiting += second.waiting
        return whole
    }

    /// Takes the first ones out.
    mutating func removeFirst(_ count: Int) -> SubmissionGroup {
        var first = SubmissionGroup()
        first.submissions = Array(submissions.prefix(count))
        first.waiting = Array(waiting.prefix(count))
        submissions.removeFirst(count)
        waiting.removeFirst(count)
        return first
    }

    /// Tells each its outcome.
    package consuming func tell(_ outcomes: [SubmissionOutcome]) {
        // What was written belongs to the sessions again before they hear of it: they free it on the thread that has made it.
        submissions = []
        for (one, outcome) in zip(waiting, outcomes) { one.done(outcome) }
    }

    /// Tells all that they could not be kept.
    package consuming func fail(_ failure: StoreFailure) {
        submissions = []
        for one in waiting { one.done(.failed(failure)) }
    }
}
