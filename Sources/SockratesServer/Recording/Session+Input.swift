package import SockratesQuiz
package import SockratesStore

extension Session {
    /// Lets something happen to the session that the record names: the one way for live sessions and for those that are played again.
    ///
    /// - Parameters:
    ///   - input: What happens.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    package mutating func take(_ input: SessionInput, at time: Duration, into sink: inout some SessionSink) {
        switch input {
        case .line(let line): received(line: line, at: time, into: &sink)
        case .tooLongLine(let limit): receivedTooLongLine(limit: limit, at: time, into: &sink)
        case .negotiated(let refusal): sink.send(refusal)
        case .inputEnd: inputEnded(at: time, into: &sink)
        case .deadline: deadlinePassed(at: time, into: &sink)
        case .announced(let notice): announced(notice, at: time, into: &sink)
        case .stopped(let notice): stopped(notice, at: time, into: &sink)
        case .closed: closed(at: time, into: &sink)
        }
    }

    /// Who plays, as the session's variables say: `player`, `team`, and `identity` for how that is known.
    package var identity: Identity? {
        guard let team = variables["team"]?.text, !team.isEmpty else { return nil }
        let proof = variables["identity"].flatMap { Identity.Proof(rawValue: $0.text) } ?? .name
        return Identity(player: variables["player"]?.text ?? team, team: team, proof: proof)
    }
}

extension Happening {
    /// What a session tells for the record, but for what needs more than the event: questions and verdicts.
    package init?(_ event: SessionEvent) {
        switch event {
        case .timedOut(let place): self = .timedOut(place)
        case .hinted(let place, let hint): self = .hinted(place, hint: hint)
        case .broken(let place, let message): self = .broken(place, message)
        case .rewarded(let number): self = .rewarded(number)
        case .solved(let points): self = .solved(points: points, flag: nil)
        case .ended(let end, let points): self = .ended(end, points: points)
        case .opened, .asked, .judged: return nil
        }
    }
}
