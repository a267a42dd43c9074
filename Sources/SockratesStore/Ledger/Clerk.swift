package import Foundation
import SockratesJudge

/// Decides what a submission brings, by the contest's rules, inside a transaction.
///
/// Time, limits, names, solves and the sequence are all decided here, for every kind of store.
package struct Clerk {
    private let rules: ContestRules
    private let now: Date

    package init(rules: ContestRules, now: Date) {
        self.rules = rules
        self.now = now
    }

    /// Records a submission, or that it is refused.
    package func take(_ submission: Submission, into ledger: inout some Ledger) throws -> SubmissionOutcome {
        if submission.isRepeated, let receipt = try ledger.receipt(of: submission.session, number: submission.number) {
            return .recorded(receipt)
        }
        let claims = Claims(submission)
        if let refusal = try refusal(of: submission, claims, in: ledger) {
            var note = submission
            let age = submission.items.last?.age ?? .zero
            note.items = [Submission.Item(.refused(refusal), at: age)]
            _ = try ledger.add(note, at: now)
            return .refused(refusal)
        }
        for name in claims.names { try claim(name.happening.names, name.proof, in: &ledger) }
        let first = try ledger.add(submission, at: now)
        let last = first + Int64(submission.items.count) - 1
        let solve = try count(submission, claims, first: first, in: &ledger)
        return .recorded(Receipt(sequence: last, time: now, solve: solve))
    }

    // MARK: What is refused

    private func refusal(of submission: Submission, _ claims: Claims, in ledger: some Ledger) throws -> Refusal? {
        for name in claims.names {
            let refusal: Refusal? =
                switch name.happening {
                case .identified(let identity): try self.refusal(of: identity, in: ledger)
                case .teamAdded(let team): try self.refusal(of: team, in: ledger)
                default: nil
                }
            if let refusal { return refusal }
        }
        let attempts = claims.attempts
        guard attempts > 0 || claims.isSolve else { return nil }
        if let refusal = rules.refusal(at: now) { return refusal }
        guard attempts > 0, let team = submission.identity?.team, let limit = rules.attempts(at: submission.challenge)
        else { return nil }
        let used = try ledger.attempts(of: team, at: submission.challenge)
        return used + attempts > limit ? .noAttempts(limit: limit) : nil
    }

    private func refusal(of identity: Identity, in ledger: some Ledger) throws -> Refusal? {
        for name in Set([identity.player, identity.team]) {
            guard let claim = try ledger.name(under: NameSkeleton.of(name)) else { continue }
            // Whoever has the token is the team, whoever else typed its name before.
            guard identity.proof == .name else { continue }
            if claim.name != name || claim.proof == .token { return .nameTaken(claim.name) }
        }
        return nil
    }

    private func refusal(of team: Team, in ledger: some Ledger) throws -> Refusal? {
        guard let claim = try ledger.name(under: NameSkeleton.of(team.name)) else { return nil }
        // Whoever typed the name before had no token for it.
        return claim.proof == .token && claim.name != team.name ? .nameTaken(claim.name) : nil
    }

    // MARK: What is counted

    private func claim(_ names: Set<String>, _ proof: Identity.Proof, in ledger: inout some Ledger) throws {
        for name in names {
            let claim = NameClaim(name: name, proof: proof)
            let skeleton = NameSkeleton.of(name)
            guard try ledger.name(under: skeleton) != claim else { continue }
            try ledger.claim(claim, under: skeleton)
        }
    }

    /// Counts attempts, points and a solve.
    ///
    /// - Returns: Which solve of the challenge it is.
    private func count(
        _ submission: Submission,
        _ claims: Claims,
        first: Int64,
        in ledger: inout some Ledger
    ) throws -> Int? {
        guard let identity = submission.identity else { return nil }
        let challenge = submission.challenge
        if claims.attempts > 0 {
            // Without a limit too: one may be set later.
            try ledger.addAttempts(claims.attempts, of: identity.team, at: challenge)
        }
        var solve: Int?
        for (index, item) in submission.items.enumerated() {
            let sequence = first + Int64(index)
            func change(_ change: ScoreChange.Change, rank: Int64? = nil) -> ScoreChange {
                ScoreChange(
                    sequence: sequence,
                    rank: rank,
                    time: now,
                    challenge: challenge,
                    team: identity.team,
                    player: identity.player,
                    session: submission.session,
                    change: change
                )
            }
            switch item.happening {
            case .judged, .flagSent:
                guard index == claims.lastRight else { continue }
                if submission.points > (try ledger.points(of: identity.team, at: challenge)) {
                    try ledger.add(change(.points(submission.points)))
                }
            case .solved:
                guard try !ledger.hasSolved(challenge, team: identity.team) else { continue }
                let order = try ledger.solves(of: challenge) + 1
                try ledger.add(change(.solved(order: order)))
                solve = order
            case .corrected(let correction):
                let order = try ledger.solves(of: challenge) + 1
                let after: ScoreChange.Change = correction.change.isSolve ? .solved(order: order) : correction.change
                try ledger.add(change(after, rank: correction.rank))
            default:
                break
            }
        }
        return solve
    }
}

/// What a submission holds that is decided, found in one look at it.
private struct Claims {
    /// Attempts that are counted: responses to questions that count, and programs that are started.
    private(set) var attempts = 0
    private(set) var isSolve = false
    /// What somebody wants to be called, and how it is known that they may.
    private(set) var names: [(happening: Happening, proof: Identity.Proof)] = []
    /// The last item that earns points.
    private(set) var lastRight: Int?

    init(_ submission: Submission) {
        for index in submission.items.indices {
            switch submission.items[index].happening {
            case .judged(let judgement):
                if judgement.counts { attempts += 1 }
                if judgement.isRight { lastRight = index }
            case .programStarted: attempts += 1
            case .flagSent: lastRight = index
            case .solved: isSolve = true
            case .identified(let identity): names.append((.identified(identity), identity.proof))
            case .teamAdded(let team): names.append((.teamAdded(team), .token))
            default: break
            }
        }
    }
}

extension Judgement {
    /// Whether it earns points: a right response to a question that counts.
    fileprivate var isRight: Bool { outcome == .accept && isScored }
}

extension Happening {
    /// The names that belong to somebody from then on; a ledger is asked for these and for no others.
    package var names: Set<String> {
        switch self {
        case .identified(let identity): [identity.player, identity.team]
        case .teamAdded(let team): [team.name]
        default: []
        }
    }
}
