import SockratesJudge

extension QuestionDetails {
    /// What is said on a response: that of the likest of those that are named, and of each of several that are chosen.
    func feedback(on response: [UInt8]) -> [Wording] {
        var best: (words: [Wording], likeness: Int) = ([], Tier.allCases.count)
        for entry in feedback {
            let verdict = entry.judge.verdict(on: response)
            guard verdict.outcome == .accept, let likeness = Tier.allCases.firstIndex(of: verdict.tier) else {
                continue
            }
            if likeness < best.likeness {
                best = ([entry.text], likeness)
            } else if likeness == best.likeness, verdict.tier == .list {
                best.words.append(entry.text)
            }
        }
        return best.words
    }
}
