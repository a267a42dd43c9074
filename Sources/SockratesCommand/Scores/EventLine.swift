import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesStore

/// One line of the record as JSON, as `sockrates scores --events` writes it.
struct EventLine: Encodable {
    let sequence: Int64
    let time: Date
    let session: String
    /// Since the session opened.
    let seconds: Double
    let event: String

    private(set) var challenge: String?
    private(set) var edition: String?
    private(set) var seed: UInt64?
    private(set) var peer: String?
    private(set) var player: String?
    private(set) var team: String?
    private(set) var proof: String?
    private(set) var token: String?
    private(set) var place: Place?
    private(set) var round: Int?
    private(set) var attempt: Int?
    private(set) var text: String?
    /// The bytes of ``text`` in base 64 (RFC 4648), where they are no UTF-8.
    private(set) var bytes: String?
    private(set) var outcome: String?
    private(set) var tier: String?
    private(set) var reason: String?
    private(set) var isScored: Bool?
    private(set) var number: Int?
    private(set) var points: Int?
    /// A flag's SHA-256, in hexadecimal.
    private(set) var flag: String?
    private(set) var end: String?
    /// The sequence number of the line that this one is about.
    private(set) var about: Int64?

    /// A question's place in its challenge, each part from 0.
    struct Place: Encodable {
        let stage: Int
        let entry: Int
        let question: Int

        init(_ place: QuestionPlace) {
            stage = place.stage
            entry = place.entry
            question = place.question
        }
    }

    init(_ entry: Entry) {
        sequence = entry.sequence
        time = entry.time
        session = entry.session.description
        seconds = entry.age / .seconds(1)
        event = entry.happening.name
        take(entry.happening)
    }

    private mutating func take(_ happening: Happening) {
        switch happening {
        case .opened(let opening):
            challenge = opening.challenge
            edition = opening.edition
            seed = opening.seed
            peer = opening.peer
        case .identified(let identity):
            player = identity.player
            team = identity.team
            proof = identity.proof.rawValue
        case .took(let input): take(input)
        case .asked(let place, let round, let text):
            self.place = Place(place)
            self.round = round
            self.text = text
        case .judged(let judgement):
            place = Place(judgement.place)
            attempt = judgement.attempt
            take(judgement.response)
            outcome = judgement.outcome.rawValue
            tier = judgement.tier.rawValue
            reason = judgement.reason.rawValue
            isScored = judgement.isScored
        case .timedOut(let place): self.place = Place(place)
        case .hinted(let place, let hint):
            self.place = Place(place)
            number = hint
        case .broken(let place, let message):
            self.place = Place(place)
            text = message
        case .rewarded(let reward): number = reward
        case .solved(let points, let flag):
            self.points = points
            self.flag = flag?.hexadecimal
        case .programStarted(let flag): self.flag = flag?.hexadecimal
        case .flagSent: break
        case .programEnded(let words): end = words
        case .ended(let end, let points):
            self.end = end.rawValue
            self.points = points
        case .refused(let refusal): text = refusal.sentence
        case .teamAdded(let added):
            team = added.name
            token = added.token
        case .rejudged(let second):
            about = second.judgement
            edition = second.edition
            outcome = second.outcome.rawValue
            tier = second.tier.rawValue
            reason = second.reason.rawValue
        case .corrected(let correction):
            about = correction.rank
            switch correction.change {
            case .points(let now): points = now
            case .solved: outcome = "solved"
            case .unsolved: outcome = "unsolved"
            }
        }
    }

    private mutating func take(_ input: SessionInput) {
        switch input {
        case .line(let line): take(line)
        case .negotiated(let refusal): bytes = Data(refusal).base64EncodedString()
        case .tooLongLine(let limit): number = limit
        case .announced(let notice), .stopped(let notice): text = notice
        case .inputEnd, .deadline, .closed: break
        }
    }

    private mutating func take(_ typed: [UInt8]) {
        text = String(decoding: typed, as: UTF8.self)
        if String(validating: typed, as: UTF8.self) == nil { bytes = Data(typed).base64EncodedString() }
    }
}

extension Happening {
    /// What programs call it.
    fileprivate var name: String {
        switch self {
        case .opened: "opened"
        case .identified: "identified"
        case .took(.line): "line"
        case .took(.tooLongLine): "line too long"
        case .took(.negotiated): "negotiated"
        case .took(.inputEnd): "input end"
        case .took(.deadline): "deadline"
        case .took(.announced): "announced"
        case .took(.stopped): "stopped"
        case .took(.closed): "closed"
        case .asked: "asked"
        case .judged: "judged"
        case .timedOut: "timed out"
        case .hinted: "hinted"
        case .broken: "broken"
        case .rewarded: "rewarded"
        case .solved: "solved"
        case .programStarted: "program started"
        case .flagSent: "flag sent"
        case .programEnded: "program ended"
        case .ended: "ended"
        case .refused: "refused"
        case .teamAdded: "team added"
        case .rejudged: "rejudged"
        case .corrected: "corrected"
        }
    }
}
