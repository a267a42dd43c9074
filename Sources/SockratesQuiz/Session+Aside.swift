/// A session as it was before an event is small without its question, which can be made again.
extension Session {
    /// Lets go of the question that waits, where another one of the same would be made.
    ///
    /// What may follow is ``retry(saying:at:into:)``, which makes it again, or what ends the session.
    package mutating func layQuestionAside() {
        // After an attempt or a hint a pack's code may have put another in its place.
        guard question != nil, effort.isNone, quiz.entry(at: place).source != nil else { return }
        question = nil
        isQuestionAside = true
    }

    /// Makes the question that was laid aside as it was made at first.
    mutating func takeQuestionUp() throws(BrokenQuestion) {
        guard isQuestionAside else { return }
        isQuestionAside = false
        let entry = quiz.entry(at: place)
        var then = self
        then.now = askedAt
        then.turn -= 1
        if entry.rules.isScored { then.asked -= 1 }
        do throws(BrokenQuestion) {
            question = try then.made(by: entry)
        } catch {
            // It is asked no more.
            asked = then.asked
            if entry.rules.isScored { askedInStage -= 1 }
            throw error
        }
    }

    /// The question of this turn, which does not count yet.
    func made(by entry: QuestionEntry) throws(BrokenQuestion) -> Question {
        guard let source = entry.source else { return entry.questions[place.question] }
        let seed = SeededRandom.hash(drawSeed, place.stage, -3, turn)
        let round = asked + (entry.rules.isScored ? 1 : 0)
        return try source.question(place.question, in: scope(round: round, seed: seed))
    }
}
