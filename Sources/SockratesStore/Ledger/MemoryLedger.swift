import Foundation

/// A ledger in memory.
struct MemoryLedger: Ledger {
    private struct Place: Hashable {
        let challenge: String
        let team: String
    }

    private struct Key: Hashable {
        let session: SessionID
        let number: Int
    }

    private(set) var entries: [Entry] = []
    private(set) var changes: [ScoreChange] = []
    private var receipts: [Key: Receipt] = [:]
    private var attempts: [Place: Int] = [:]
    private var best: [Place: Int] = [:]
    private var solvers: [String: Set<String>] = [:]
    private var names: [String: NameClaim] = [:]

    func receipt(of session: SessionID, number: Int) -> Receipt? {
        guard let kept = receipts[Key(session: session, number: number)] else { return nil }
        let solve = changes.last { $0.session == session && $0.change.isSolve && $0.sequence <= kept.sequence }
        return Receipt(sequence: kept.sequence, time: kept.time, solve: solve?.change.order)
    }

    mutating func add(_ submission: Submission, at time: Date) -> Int64 {
        let first = Int64(entries.count) + 1
        for (index, item) in submission.items.enumerated() {
            entries.append(
                Entry(
                    sequence: first + Int64(index),
                    time: time,
                    session: submission.session,
                    age: item.age,
                    happening: item.happening
                )
            )
        }
        receipts[Key(session: submission.session, number: submission.number)] = Receipt(
            sequence: Int64(entries.count),
            time: time,
            solve: nil
        )
        return first
    }

    mutating func add(_ change: ScoreChange) {
        changes.append(change)
        let place = Place(challenge: change.challenge, team: change.team)
        switch change.change {
        case .points(let points): best[place] = points
        case .solved: solvers[change.challenge, default: []].insert(change.team)
        case .unsolved: solvers[change.challenge]?.remove(change.team)
        }
    }

    func changes(after sequence: Int64) -> [ScoreChange] {
        Array(changes[changes.partitioningIndex { $0.sequence > sequence }...])
    }

    func attempts(of team: String, at challenge: String) -> Int {
        attempts[Place(challenge: challenge, team: team)] ?? 0
    }

    mutating func addAttempts(_ count: Int, of team: String, at challenge: String) {
        attempts[Place(challenge: challenge, team: team), default: 0] += count
    }

    func solves(of challenge: String) -> Int { solvers[challenge]?.count ?? 0 }

    func hasSolved(_ challenge: String, team: String) -> Bool { solvers[challenge]?.contains(team) ?? false }

    func points(of team: String, at challenge: String) -> Int {
        best[Place(challenge: challenge, team: team)] ?? 0
    }

    func name(under skeleton: String) -> NameClaim? { names[skeleton] }

    mutating func claim(_ name: NameClaim, under skeleton: String) { names[skeleton] = name }
}

extension Array {
    /// The first place from which on a condition holds, in an array where it holds from some place on.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
