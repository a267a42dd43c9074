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

    /// The answer that items begin with; `nil` where they begin with anything else, and where the line was another than what was judged.
    init?(_ items: ArraySlice<Submission.Item>) {
        let first = items.startIndex
        guard items.count >= 2, items[first].age == items[first + 1].age,
            case .took(.line(let line)) = items[first].happening,
            case .judged(let judgement) = items[first + 1].happening,
            judgement.isScored, judgement.response == line
        else { return nil }
        self.judgement = judgement
        if items.count >= 3, items[first + 2].age == items[first].age,
            case .asked(let place, let round, let text) = items[first + 2].happening
        {
            next = Next(place: place, round: round, text: text?.withoutNull)
        } else {
            next = nil
        }
    }

    /// How many items it is made of.
    var count: Int64 { next == nil ? 2 : 3 }
}
