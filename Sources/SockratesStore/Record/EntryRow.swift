import Foundation
import SockratesJudge
import SockratesQuiz

/// A happening as a row of a table: what a database keeps, and what who looks into it with other tools reads.
package struct EntryRow: Sendable, Hashable {
    package var kind: String
    package var stage: Int?
    package var entry: Int?
    package var question: Int?
    package var number: Int64?
    package var word: String?
    package var detail: String?
    package var text: String?
    package var bytes: [UInt8]?

    init(
        _ kind: String,
        at place: QuestionPlace? = nil,
        number: Int64? = nil,
        word: String? = nil,
        detail: String? = nil,
        text: String? = nil,
        bytes: [UInt8]? = nil
    ) {
        self.kind = kind
        stage = place?.stage
        entry = place?.entry
        question = place?.question
        self.number = number
        self.word = word
        self.detail = detail?.withoutNull
        self.text = text?.withoutNull
        self.bytes = bytes
    }

    var place: QuestionPlace? {
        guard let stage, let entry, let question else { return nil }
        return QuestionPlace(stage: stage, entry: entry, question: question)
    }

    /// A row that has only a kind yet, for the columns of a database to be filled in.
    package init(kind: String) { self.init(kind, at: nil) }
}

extension String {
    /// Databases end a text at U+0000, or refuse it; its picture stands for it.
    package var withoutNull: String { hasNull ? replacing("\0", with: "\u{2400}") : self }

    /// The storage is looked at as it is: byte by byte through the view it takes ten times as long.
    private var hasNull: Bool { utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0) }
}

extension EntryRow {
    /// The row of a happening.
    package init(_ happening: Happening) {
        switch happening {
        case .opened(let opening):
            self.init(
                "opened",
                number: Int64(bitPattern: opening.seed),
                word: opening.edition,
                detail: opening.peer,
                text: opening.challenge
            )
        case .identified(let identity):
            self.init("identified", word: identity.proof.rawValue, detail: identity.player, text: identity.team)
        case .took(let input): self.init(input)
        case .asked(let place, let round, let text): self.init("asked", at: place, number: Int64(round), text: text)
        case .judged(let judgement):
            self.init(
                judgement.isScored ? "judged" : "judged unscored",
                at: judgement.place,
                number: Int64(judgement.attempt),
                word: judgement.outcome.rawValue,
                detail: Self.detail(judgement.tier, judgement.reason),
                bytes: judgement.response
            )
        case .timedOut(let place): self.init("timed out", at: place)
        case .hinted(let place, let hint): self.init("hinted", at: place, number: Int64(hint))
        case .broken(let place, let message): self.init("broken", at: place, text: message)
        case .rewarded(let number): self.init("rewarded", number: Int64(number))
        case .solved(let points, let flag): self.init("solved", number: Int64(points), bytes: flag)
        case .programStarted(let flag): self.init("program started", bytes: flag)
        case .flagSent: self.init("flag sent")
        case .programEnded(let end): self.init("program ended", text: end)
        case .ended(let end, let points): self.init("ended", number: Int64(points), word: end.rawValue)
        case .refused(let refusal): self.init(refusal)
        case .teamAdded(let team): self.init("team added", detail: team.token, text: team.name)
        case .rejudged(let second):
            self.init(
                "rejudged",
                number: second.judgement,
                word: second.outcome.rawValue,
                detail: Self.detail(second.tier, second.reason),
                text: second.edition
            )
        case .corrected(let correction):
            let (kind, number) = correction.change.columns
            self.init("corrected", number: correction.rank, word: kind, detail: String(number))
        }
    }

    private init(_ input: SessionInput) {
        switch input {
        case .line(let line): self.init("line", bytes: line)
        case .tooLongLine(let limit): self.init("line too long", number: Int64(limit))
        case .negotiated(let refusal): self.init("negotiated", bytes: refusal)
        case .inputEnd: self.init("input end")
        case .deadline: self.init("deadline")
        case .announced(let notice): self.init("announced", text: notice)
        case .stopped(let notice): self.init("stopped", text: notice)
        case .closed: self.init("closed")
        }
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .notBegun(let time): self.init("refused", number: time.milliseconds, word: "not begun")
        case .over(let time): self.init("refused", number: time.milliseconds, word: "over")
        case .noAttempts(let limit): self.init("refused", number: Int64(limit), word: "no attempts")
        case .nameTaken(let name): self.init("refused", word: "name taken", text: name)
        }
    }

    static func detail(_ tier: Tier, _ reason: Reason) -> String { tier.rawValue + " " + reason.rawValue }
}
