import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesStore

/// A session as the laws play it: it submits what a real one would.
struct TestSession {
    let id = SessionID.random()
    let challenge: String
    var identity: Identity?
    var points = 0
    private(set) var number = 0

    static let place = QuestionPlace(stage: 0, entry: 0, question: 0)

    init(at challenge: String = "sums", team: String? = nil) {
        self.challenge = challenge
        identity = team.map { Identity(player: $0, team: $0, proof: .token) }
    }

    mutating func submission(_ happenings: [Happening]) -> Submission {
        submission(of: happenings.enumerated().map { Submission.Item($1, at: .milliseconds($0)) })
    }

    mutating func opening() -> Submission {
        submission([.opened(SessionOpening(challenge: challenge, edition: "1", seed: .max, peer: "127.0.0.1"))])
    }

    mutating func identifying(as name: String, _ proof: Identity.Proof = .name) -> Submission {
        let identity = Identity(player: name, team: name, proof: proof)
        self.identity = identity
        return submission([.identified(identity)])
    }

    mutating func right(_ earned: Int = 1) -> Submission {
        points += earned
        return submission(Self.response("42", .accept))
    }

    /// A response at one moment, as sessions hand it in, and the questions that it leads to.
    mutating func answering(_ happenings: [Happening]) -> Submission {
        submission(of: happenings.map { Submission.Item($0, at: .seconds(5)) })
    }

    private mutating func submission(of items: [Submission.Item]) -> Submission {
        defer { number += 1 }
        return Submission(
            session: id,
            number: number,
            challenge: challenge,
            identity: identity,
            points: points,
            items: items
        )
    }

    mutating func wrong(_ response: String = "41") -> Submission { submission(Self.response(response, .reject)) }

    mutating func solving() -> Submission {
        submission(Self.response("42", .accept) + [.solved(points: points, flag: nil)])
    }

    static func response(_ text: String, _ outcome: Verdict.Outcome) -> [Happening] {
        let bytes = Array(text.utf8)
        return [
            .took(.line(bytes)),
            .judged(
                Judgement(
                    place: place,
                    attempt: 1,
                    response: bytes,
                    outcome: outcome,
                    tier: outcome == .accept ? .exact : .none,
                    reason: outcome == .accept ? .equal : .noMatch
                )
            ),
        ]
    }
}

extension SubmissionOutcome {
    /// The receipt, where there is one.
    var receipt: Receipt? { if case .recorded(let receipt) = self { receipt } else { nil } }
}
