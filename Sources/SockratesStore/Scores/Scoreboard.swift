import Foundation

/// The standings, put together from score changes: a value without a store, the same for the same changes on every machine.
///
/// ```swift
/// var board = Scoreboard(rules: rules)
/// for change in try await store.scoreChanges(after: 0) { board.apply(change) }
/// for standing in board.standings() { print(standing.place, standing.team, standing.points) }
/// ```
///
/// Where the rules have a freeze, a public board leaves out what came after it: `Scoreboard(rules: rules, isFrozen: true)`.
public struct Scoreboard: Sendable {
    /// What one team has of one challenge.
    struct Cell: Sendable {
        var points = 0
        /// The sequence number of the solve.
        var solve: Int64?
        var rank: Int64 = 0
        var time: Date?
    }

    /// The rules that it goes by.
    public let rules: ContestRules
    /// Whether what came after the freeze is left out.
    public let isFrozen: Bool
    /// The sequence number of the last change that was looked at; 0 for none.
    public private(set) var sequence: Int64 = 0
    /// Teams, then challenges.
    private(set) var cells: [String: [String: Cell]] = [:]
    /// The solves of each challenge as (rank, team).
    private(set) var solves: [String: [String: Int64]] = [:]
    /// The team that solved each challenge first.
    private(set) var firsts: [String: String] = [:]

    /// Makes a board without teams.
    ///
    /// - Parameters:
    ///   - rules: The contest's rules.
    ///   - isFrozen: Whether what came after the rules' freeze is left out.
    public init(rules: ContestRules, isFrozen: Bool = false) {
        self.rules = rules
        self.isFrozen = isFrozen
    }

    /// Takes the next change; one that was taken before does nothing.
    ///
    /// - Parameter change: A change, in the order of the record.
    public mutating func apply(_ change: ScoreChange) {
        guard change.sequence > sequence else { return }
        sequence = change.sequence
        if isFrozen, let freeze = rules.freeze, change.time >= freeze { return }
        var cell = cells[change.team]?[change.challenge] ?? Cell()
        switch change.change {
        case .points(let points):
            cell.points = points
        case .solved:
            cell.solve = change.rank
            solves[change.challenge, default: [:]][change.team] = change.rank
            let first = firsts[change.challenge].flatMap { solves[change.challenge]?[$0] }
            // After an appeal a solve may come before those that are known, or the first one behind another.
            if first.map({ change.rank < $0 }) ?? true {
                firsts[change.challenge] = change.team
            } else if firsts[change.challenge] == change.team {
                firsts[change.challenge] = solves[change.challenge]?.min { $0.value < $1.value }?.key
            }
        case .unsolved:
            cell.solve = nil
            solves[change.challenge]?[change.team] = nil
            firsts[change.challenge] = solves[change.challenge]?.min { $0.value < $1.value }?.key
        }
        if rules.scoring(of: change.challenge) == .session || change.change.isSolve {
            cell.rank = change.rank
            cell.time = change.time
        } else if change.change == .unsolved {
            cell.rank = 0
            cell.time = nil
        }
        cells[change.team, default: [:]][change.challenge] = cell
    }

    /// Who stands where, the best first: by points, and among equals by who had them first.
    public func standings() -> [Standing] {
        let unplaced = cells.map { team, cells in
            let parts = cells.map { part($0.key, $0.value, of: team, first: firsts[$0.key]) }
                .sorted { $0.challenge < $1.challenge }
            let gained = cells.values.filter { $0.rank > 0 && ($0.points > 0 || $0.solve != nil) }.max {
                $0.rank < $1.rank
            }
            return (team: team, parts: parts, points: parts.reduce(0) { $0 + $1.points }, last: gained)
        }
        let sorted = unplaced.sorted { one, other in
            (-one.points, one.last?.rank ?? .max, one.team) < (-other.points, other.last?.rank ?? .max, other.team)
        }
        return sorted.enumerated().map { index, team in
            Standing(
                place: index + 1,
                team: team.team,
                points: team.points,
                solves: team.parts.count(where: \.isSolved),
                sequence: team.last?.rank ?? 0,
                time: team.last?.time,
                parts: team.parts
            )
        }
    }

    /// What a challenge brings now for a solve, first blood left out.
    public func value(of challenge: String) -> Int {
        rules.scoring(of: challenge).points(solves: solves[challenge]?.count ?? 0)
    }

    /// How many teams have solved a challenge.
    public func solveCount(of challenge: String) -> Int { solves[challenge]?.count ?? 0 }

    /// Whether a change is a solve that counts: an appeal may have taken it back, or given the team another one.
    public func stands(_ change: ScoreChange) -> Bool {
        change.change.isSolve && cells[change.team]?[change.challenge]?.solve == change.rank
    }

    /// The team that solved a challenge first; `nil` where none has.
    public func firstBlood(of challenge: String) -> String? { firsts[challenge] }

    /// The teams that have solved a challenge, the first one first.
    public func solvers(of challenge: String) -> [String] {
        (solves[challenge] ?? [:]).sorted { $0.value < $1.value }.map(\.key)
    }

    /// The points that a team has of one challenge.
    func points(_ cell: Cell, of team: String, at challenge: String, first: String?) -> Int {
        let base =
            switch rules.scoring(of: challenge) {
            case .session: cell.points
            default: cell.solve == nil ? 0 : value(of: challenge)
            }
        return first == team ? base + rules.firstBlood : base
    }

    private func part(_ challenge: String, _ cell: Cell, of team: String, first: String?) -> Standing.Part {
        Standing.Part(
            challenge: challenge,
            points: points(cell, of: team, at: challenge, first: first),
            isSolved: cell.solve != nil,
            isFirstBlood: first == team,
            time: cell.time
        )
    }
}

extension ScoreChange.Change {
    /// Which solve of its challenge it is, from 1.
    var order: Int? { if case .solved(let order) = self { order } else { nil } }

    /// Whether it is a solve.
    var isSolve: Bool { if case .solved = self { true } else { false } }

    /// Whether it is about the points of sessions, which are one team's alone.
    package var isPoints: Bool { if case .points = self { true } else { false } }
}
