extension Stage {
    /// Which question a round asks.
    ///
    /// It depends on nothing but the arguments, so a session stores no list of what it has drawn.
    ///
    /// - Parameters:
    ///   - round: The round within the stage, from 0 to ``rounds`` - 1.
    ///   - stage: The number of this stage in its quiz.
    ///   - seed: The session's seed.
    /// - Returns: Where the question is.
    func drawn(round: Int, stage: Int, seed: UInt64) -> QuestionPlace {
        switch mix {
        case .questions:
            let index = pick(of: questionCount, turn: round, SeededRandom.hash(seed, stage, -1))
            let entry = self.entry(of: index)
            return QuestionPlace(stage: stage, entry: entry, question: index - offsets[entry])
        case .entries:
            // Entries take turns: each cycle has every entry once, in an order of its own.
            let (cycle, turn) = round.quotientAndRemainder(dividingBy: entries.count)
            let entry =
                order == .fixed ? turn : permuted(turn, of: entries.count, SeededRandom.hash(seed, stage, -2, cycle))
            let question = pick(of: entries[entry].count, turn: cycle, SeededRandom.hash(seed, stage, entry))
            return QuestionPlace(stage: stage, entry: entry, question: question)
        }
    }

    private func pick(of count: Int, turn: Int, _ key: UInt64) -> Int {
        if replacement {
            return Int(SeededRandom.hash(key, turn).multipliedFullWidth(by: UInt64(count)).high)
        }
        let (cycle, place) = turn.quotientAndRemainder(dividingBy: count)
        return order == .fixed ? place : permuted(place, of: count, SeededRandom.hash(key, cycle))
    }

    private func permuted(_ place: Int, of count: Int, _ key: UInt64) -> Int {
        Permutation(count: count, key: key)[place]
    }

    private func entry(of index: Int) -> Int {
        var low = 0
        var high = offsets.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle] <= index { low = middle } else { high = middle }
        }
        return low
    }
}
