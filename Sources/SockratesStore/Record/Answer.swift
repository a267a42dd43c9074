import SockratesQuiz

/// What a trip of a game brings: a line, what was said of it, and mostly the next question.
struct Answer {
    /// A question that the answer led to.
    struct Next {
        let place: QuestionPlace
        let round: Int
        let text: String?
    }

    /// The verdict; its response is the line.
    let judgement: Judgement
    let next: Next?

    /// The answer that begins at a place; `nil` where anything else does, and where the line was another than what was judged.
    init?(_ items: [Submission.Item], at first: Int) {
        guard items.count >= first + 2, items[first].age == items[first + 1].age,
            case .took(.line(let line)) = items[first].happening,
            case .judged(let judgement) = items[first + 1].happening,
            judgement.isScored, judgement.response == line
        else { return nil }
        self.judgement = judgement
        if items.count >= first + 3, items[first + 2].age == items[first].age,
            case .asked(let place, let round, let text) = items[first + 2].happening
        {
            next = Next(place: place, round: round, text: text?.withoutNull)
        } else {
            next = nil
        }
    }

    /// How many items it is made of.
    var count: Int { next == nil ? 2 : 3 }
}
