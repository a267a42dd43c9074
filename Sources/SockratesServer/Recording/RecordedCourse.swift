import SockratesQuiz
import SockratesStore

/// One recorded session of a challenge: what was asked in it, and what came of each question.
struct RecordedCourse {
    /// One question while it was asked.
    struct Asking {
        let place: QuestionPlace
        let text: String?
        /// How many questions the stage had asked before.
        let turn: Int
        var hints = 0
        var responses: [Response] = []
    }

    /// A response as it was judged.
    struct Response {
        let sequence: Int64
        let age: Duration
        let judgement: Judgement
        /// What holds now: the verdict of the last rejudging, else the first.
        var outcome: Judgement.Outcome
    }

    let opening: SessionOpening
    var identity: Identity?
    var askings: [Asking] = []
    var end: SessionEnd?
    var points: Int?
    var isSolved = false
    /// Whether a program carried it, which asked no questions that are known.
    var isProgram = false
    private var turn = 0

    init(_ opening: SessionOpening) { self.opening = opening }

    /// Takes the next entry of the session.
    mutating func take(_ entry: SockratesStore.Entry) {
        switch entry.happening {
        case .identified(let identity): self.identity = identity
        case .asked(let place, _, let text):
            if askings.last?.place.stage != place.stage { turn = 0 }
            askings.append(Asking(place: place, text: text, turn: turn))
            turn += 1
        case .hinted: if !askings.isEmpty { askings[askings.count - 1].hints += 1 }
        case .judged(let judgement):
            guard let last = askings.indices.last, askings[last].place == judgement.place else { return }
            askings[last].responses.append(
                Response(
                    sequence: entry.sequence,
                    age: entry.age,
                    judgement: judgement,
                    outcome: judgement.outcome
                )
            )
        case .solved: isSolved = true
        case .programStarted: isProgram = true
        case .ended(let end, let points):
            self.end = end
            self.points = points
        case .rejudged(let second): set(second)
        default: break
        }
    }

    private mutating func set(_ second: Rejudgement) {
        for asking in askings.indices.reversed() {
            guard let place = askings[asking].responses.firstIndex(where: { $0.sequence == second.judgement }) else {
                continue
            }
            askings[asking].responses[place].outcome = second.outcome
            return
        }
    }
}
