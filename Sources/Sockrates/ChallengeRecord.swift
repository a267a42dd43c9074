import SockratesQuiz
import SockratesServer
import SockratesStore

/// What a challenge's session wants recorded, and what it has said since that rests on it.
///
/// The author's code has gone on meanwhile and can't be taken back, so what could not be recorded is handed in again until it is: the player
/// waits, and hears nothing that is not on disk.
final class ChallengeRecord {
    /// What is to be done when the store has answered.
    enum Next {
        /// These actions, which were held back.
        case goOn([SessionAction])
        /// The same again, after a while; whether it is the first time.
        case tryAgain(isFirst: Bool)
        /// The session ends, with this sentence.
        case stop(String)
    }

    private let recorder: SessionRecorder
    private let store: any Store
    private var departure = Departure()
    private var held: [SessionAction] = []
    /// Whether something waits to be recorded that what follows rests on.
    private(set) var isHolding = false
    private var isSubmitted = false
    private var hasFailed = false

    init(_ recording: Recording, _ admission: Admission) {
        store = recording.store
        recorder = SessionRecorder(
            recording,
            SessionOpening(
                challenge: recording.challenge,
                edition: "",
                seed: admission.seed,
                peer: "\(admission.peer)"
            )
        )
    }

    /// Holds an action back, where it rests on what is not recorded yet.
    ///
    /// - Returns: Whether it is held back.
    func holds(_ action: SessionAction) -> Bool {
        if !isHolding { return false }
        if case .setDeadline = action { return false }
        held.append(action)
        return true
    }

    /// Keeps an event to be recorded; what follows rests on it where it is a verdict or a solve.
    ///
    /// - Returns: Whether it should be handed in now; what it need not be for goes along with the next that is.
    @discardableResult
    func keep(_ event: SessionEvent, _ session: ChallengeSession, at age: Duration) -> Bool {
        recorder.identify(session.identity, at: age)
        switch event {
        case .asked(let place, let round): recorder.add(.asked(place, round: round, text: nil), at: age)
        case .judged(let place, let attempt, let response, let verdict):
            recorder.add(
                .judged(
                    Judgement(place: place, attempt: attempt, response: response, verdict: verdict, isScored: true)
                ),
                at: age
            )
            isHolding = true
        case .solved(let points):
            let flag = session.flag.isEmpty ? nil : FlagDigest.of(session.flag)
            recorder.add(.solved(points: points, flag: flag), at: age)
            isHolding = true
        default:
            if let happening = Happening(event) { recorder.add(happening, at: age) }
        }
        switch event {
        case .opened, .judged, .solved, .ended: return true
        default: return false
        }
    }

    /// Hands in what there is, unless something is under way.
    func submit(_ points: Int, _ done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        guard !recorder.isWaiting, !recorder.items.isEmpty else { return }
        isSubmitted = isHolding
        departure = Departure()
        recorder.submit(points: points) { [departure] outcome in
            departure.settle(outcome)
            done(outcome)
        }
    }

    /// The store has answered.
    func settle(_ outcome: SubmissionOutcome) -> Next {
        recorder.settle(outcome)
        switch outcome {
        case .recorded:
            hasFailed = false
            guard isSubmitted else { return .goOn([]) }
            isSubmitted = false
            isHolding = false
            defer { held = [] }
            return .goOn(held)
        case .failed:
            defer { hasFailed = true }
            return .tryAgain(isFirst: !hasFailed)
        case .refused(let refusal):
            held = []
            isHolding = false
            isSubmitted = false
            recorder.restore(nil, dropping: recorder.items.count)
            return .stop(refusal.sentence)
        }
    }

    /// The connection has gone.
    func leave(_ events: [SessionEvent], _ session: ChallengeSession, at age: Duration) {
        let items = held.compactMap { action -> SessionEvent? in
            if case .record(let event) = action { event } else { nil }
        }
        for event in items + events { keep(event, session, at: age) }
        let ending = SessionRecorder.Ending(items: [], points: session.score.points)
        let last = recorder.leave(recorded: ending, failed: ending, dropping: 0)
        if recorder.isWaiting {
            departure.leave(Departure.Rest(store: store, recorded: last.recorded, failed: last.failed))
        } else if !last.recorded.items.isEmpty {
            recorder.append(last.recorded)
        }
    }
}
