import Synchronization

/// The author's code runs where the events of its session happen.
extension ChallengeSession: TaskExecutor {
    /// During one event no more jobs than this run; code that never waits for the player shares its thread all the same.
    private static let mostJobs = 256

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let (isTaken, wake) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
            guard state.isInEvent || !state.isGone else { return (false, nil) }
            state.jobs.append(job)
            return (true, state.takeWake())
        }
        wake?()
        if !isTaken { globalConcurrentExecutor.enqueue(job) }
    }

    /// Runs what is there to run, and ends the event.
    func runJobs() -> Outcome {
        let executor = asUnownedTaskExecutor()
        for _ in 0..<Self.mostJobs {
            guard let job = state.withLock({ $0.nextJob() }) else { break }
            job.runSynchronously(on: executor)
        }
        let (outcome, rest, wake) = state.withLock { state in
            state.isInEvent = false
            let rest = state.isGone ? state.takeJobs() : []
            return (state.outcome(), rest, state.jobs.isEmpty ? nil : state.takeWake())
        }
        // Through another thread: an event loop does all that it is asked for before it looks at its sockets again.
        if let wake { Task.detached { wake() } }
        for job in rest { globalConcurrentExecutor.enqueue(job) }
        return outcome
    }
}
