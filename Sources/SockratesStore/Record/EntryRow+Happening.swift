package import Foundation
import SockratesJudge
import SockratesQuiz

/// What is read back.
extension EntryRow {
    /// The happening; `nil` for a row that no store of this or an older version has written.
    package var happening: Happening? {
        switch kind {
        case "opened":
            guard let number, let word, let detail, let text else { return nil }
            return .opened(
                SessionOpening(challenge: text, edition: word, seed: UInt64(bitPattern: number), peer: detail)
            )
        case "identified":
            guard let detail, let text, let proof = word.flatMap(Identity.Proof.init) else { return nil }
            return .identified(Identity(player: detail, team: text, proof: proof))
        case "asked": return place.flatMap { place in count.map { .asked(place, round: $0, text: text) } }
        case "judged": return judgement(isScored: true)
        case "judged unscored": return judgement(isScored: false)
        case "timed out": return place.map { .timedOut($0) }
        case "hinted": return place.flatMap { place in count.map { .hinted(place, hint: $0) } }
        case "broken": return place.flatMap { place in text.map { .broken(place, $0) } }
        case "rewarded": return count.map { .rewarded($0) }
        case "solved": return count.map { .solved(points: $0, flag: bytes) }
        case "program started": return .programStarted(flag: bytes)
        case "flag sent": return .flagSent
        case "program ended": return text.map { .programEnded($0) }
        case "ended":
            return word.flatMap(SessionEnd.init).flatMap { end in count.map { .ended(end, points: $0) } }
        case "refused": return refusal.map { .refused($0) }
        case "team added":
            guard let detail, let text else { return nil }
            return .teamAdded(Team(name: text, token: detail))
        case "rejudged":
            guard let number, let text, let (outcome, tier, reason) = verdict else { return nil }
            return .rejudged(
                Rejudgement(judgement: number, edition: text, outcome: outcome, tier: tier, reason: reason)
            )
        case "corrected":
            guard let number, let word, let value = detail.flatMap({ Int($0) }) else { return nil }
            return .corrected(Correction(ScoreChange.Change(kind: word, number: value), rank: number))
        default: return input.map { .took($0) }
        }
    }

    private var count: Int? { number.map { Int(clamping: $0) } }

    private var input: SessionInput? {
        switch kind {
        case "line": .line(bytes ?? [])
        case "line too long": count.map { .tooLongLine(limit: $0) }
        case "negotiated": .negotiated(bytes ?? [])
        case "input end": .inputEnd
        case "deadline": .deadline
        case "announced": .announced(text ?? "")
        case "stopped": .stopped(text ?? "")
        case "closed": .closed
        default: nil
        }
    }

    private var refusal: Refusal? {
        switch word {
        case "not begun": number.map { .notBegun(Date(milliseconds: $0)) }
        case "over": number.map { .over(Date(milliseconds: $0)) }
        case "no attempts": count.map { .noAttempts(limit: $0) }
        case "name taken": text.map { .nameTaken($0) }
        default: nil
        }
    }

    private var verdict: (Verdict.Outcome, Tier, Reason)? {
        guard let outcome = word.flatMap(Verdict.Outcome.init), let words = detail?.split(separator: " "),
            words.count == 2, let tier = Tier(rawValue: String(words[0])),
            let reason = Reason(rawValue: String(words[1]))
        else { return nil }
        return (outcome, tier, reason)
    }

    private func judgement(isScored: Bool) -> Happening? {
        guard let place, let count, let (outcome, tier, reason) = verdict else { return nil }
        return .judged(
            Judgement(
                place: place,
                attempt: count,
                response: bytes ?? [],
                outcome: outcome,
                tier: tier,
                reason: reason,
                isScored: isScored
            )
        )
    }
}

extension Date {
    /// Whole milliseconds since 1970, as stores keep times.
    package var milliseconds: Int64 { Int64(clamping: Int((timeIntervalSince1970 * 1000).rounded())) }

    /// The time so many milliseconds after the beginning of 1970.
    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension Duration {
    /// Whole nanoseconds, as stores keep ages; what is longer than 292 years counts as that.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if isTooLong { return seconds < 0 ? .min : .max }
        let (sum, isOver) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isOver ? .max : sum
    }
}
