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
        if let refusal = try refusal(of: submission, in: ledger) {
            var note = submission
            let age = submission.items.last?.age ?? .zero
            note.items = [Submission.Item(.refused(refusal), at: age)]
            _ = try ledger.add(note, at: now)
            return .refused(refusal)
        }
        for happening in submission.items.lazy.map(\.happening) {
            switch happening {
            case .identified(let identity): try claim(happening.names, identity.proof, in: &ledger)
            case .teamAdded: try claim(happening.names, .token, in: &ledger)
            default: break
            }
        }
        let first = try ledger.add(submission, at: now)
        let last = first + Int64(submission.items.count) - 1
        let solve = try count(submission, first: first, in: &ledger)
        return .recorded(Receipt(sequence: last, time: now, solve: solve))
    }

    // MARK: What is refused

    private func refusal(of submission: Submission, in ledger: some Ledger) throws -> Refusal? {
        let happenings = submission.items.lazy.map(\.happening)
        for happening in happenings {
            let refusal: Refusal? =
                switch happening {
                case .identified(let identity): try self.refusal(of: identity, in: ledger)
                case .teamAdded(let team): try self.refusal(of: team, in: ledger)
                default: nil
                }
            if let refusal { return refusal }
        }
        let attempts = attempts(in: submission)
        guard attempts > 0 || submission.isSolve else { return nil }
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

    /// The attempts that are counted: responses to questions that count, and programs that are started.
    private func attempts(in submission: Submission) -> Int {
        submission.items.count { item in
            switch item.happening {
            case .judged(let judgement): judgement.counts
            case .programStarted: true
            default: false
            }
        }
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
    private func count(_ submission: Submission, first: Int64, in ledger: inout some Ledger) throws -> Int? {
        guard let identity = submission.identity else { return nil }
        let challenge = submission.challenge
        let attempts = attempts(in: submission)
        if attempts > 0 {
            // Without a limit too: one may be set later.
            try ledger.addAttempts(attempts, of: identity.team, at: challenge)
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
            case let happening where happening.isRight:
                guard index == submission.items.lastIndex(where: \.happening.isRight) else { continue }
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

extension Submission {
    /// Whether it holds a solve.
    var isSolve: Bool {
        items.contains { if case .solved = $0.happening { true } else { false } }
    }
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

    /// Whether it earns points: a right response to a question that counts, or a flag that a program sends.
    var isRight: Bool {
        switch self {
        case .judged(let judgement): judgement.outcome == .accept && judgement.isScored
        case .flagSent: true
        default: false
        }
    }
}
