#if os(Linux)
    import SockratesQuiz
    import SockratesStore

    /// What a program's session wants recorded: who plays, that the program starts, that it sent its flag, how it ended.
    final class ProgramRecord {
        /// What a program that sends its flag brings, where the contest's rules say nothing else.
        private static let points = 1

        private let recorder: SessionRecorder
        private let store: any Store
        private var departure = Departure()
        private var hasStarted = false
        private var hasSolved = false

        init(_ recording: Recording, _ admission: Admission) {
            store = recording.store
            let opening = SessionOpening(
                challenge: recording.challenge,
                edition: "",
                seed: admission.seed,
                peer: "\(admission.peer)"
            )
            recorder = SessionRecorder(recording, opening)
        }

        private var points: Int { hasSolved ? Self.points : 0 }

        /// It is known who plays.
        func identify(_ identity: Identity, at age: Duration) { recorder.identify(identity, at: age) }

        /// The program is to be started, with this flag.
        func start(flag: String?, at age: Duration) {
            hasStarted = true
            recorder.add(.programStarted(flag: flag.map(FlagDigest.of)), at: age)
        }

        /// The program sends its flag.
        func solve(at age: Duration) {
            hasSolved = true
            recorder.add(.flagSent, at: age)
            recorder.add(.solved(points: points, flag: nil), at: age)
        }

        /// Takes back who plays, which was refused or not recorded.
        func forgetIdentity() { recorder.restore(nil, dropping: 1) }

        /// Takes back the start, which was refused or not recorded.
        func forgetStart() {
            hasStarted = false
            recorder.restore(recorder.identity, dropping: 1)
        }

        /// Takes back the solve, which was refused.
        func forgetSolve() {
            hasSolved = false
            recorder.restore(recorder.identity, dropping: 2)
        }

        /// Hands in what there is; nothing else may be under way.
        ///
        /// - Parameter done: Is told the outcome, on any thread, and must have `settle(_:)` called.
        func submit(_ done: @escaping @Sendable (SubmissionOutcome) -> Void) {
            departure = Departure()
            recorder.submit(points: points) { [departure] outcome in
                departure.settle(outcome)
                done(outcome)
            }
        }

        /// The store has answered.
        func settle(_ outcome: SubmissionOutcome) { recorder.settle(outcome) }

        /// The connection has gone.
        ///
        /// - Parameters:
        ///   - end: How the session ended; `nil` where only the connection says.
        ///   - words: The same in a few words.
        ///   - age: When.
        func leave(_ end: ProgramEnd?, _ words: String, at age: Duration) {
            if hasStarted { recorder.add(.programEnded(words), at: age) }
            recorder.add(.ended(hasSolved ? .solved : end?.sessionEnd ?? .disconnected, points: points), at: age)
            let rest = SessionRecorder.Ending(items: [], points: points)
            let last = recorder.leave(recorded: rest, failed: rest, dropping: 0)
            if recorder.isWaiting {
                departure.leave(Departure.Rest(store: store, recorded: last.recorded, failed: last.failed))
            } else {
                recorder.append(last.recorded)
            }
        }
    }

    extension ProgramEnd {
        /// The same in the words of sessions.
        fileprivate var sessionEnd: SessionEnd {
            switch self {
            case .exited: .unsolved
            case .signalled, .notStarted, .lost: .broken
            case .limit(.time), .limit(.idle), .deadline: .timeUp
            case .limit: .unsolved
            case .inputEnded: .inputEnded
            case .playerLeft, .unknownPlayer: .disconnected
            case .refused, .stopped: .stopped
            }
        }
    }
#endif
