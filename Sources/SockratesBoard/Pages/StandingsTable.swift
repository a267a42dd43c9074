import SockratesStore

/// What of the standings fits on a wall.
enum StandingsTable {
    /// How many solves are listed beside the table.
    static let mostHappenings = 12
    /// How many challenges have a column of their own; with more, no challenge has one.
    private static let mostColumns = 12

    /// The challenges that have a column.
    static func columns(of edition: Edition) -> [String] {
        let names = edition.challengeNames
        return names.count <= mostColumns ? names : []
    }

    /// What stands in the column of a challenge: a mark, and its kind.
    static func cell(of standing: Standing, _ challenge: String) -> (mark: String, kind: String) {
        guard let part = standing.parts.first(where: { $0.challenge == challenge }) else { return ("", "") }
        if part.isFirstBlood { return ("★", "first") }
        if part.isSolved { return ("●", "solved") }
        return part.points > 0 ? ("\(part.points)", "partial") : ("", "")
    }
}

extension Edition {
    /// How many teams have solved a challenge.
    func solvesInWords(of challenge: String) -> String {
        let count = scoreboard.solveCount(of: challenge)
        return count == 1 ? "1 solve" : "\(count) solves"
    }
}
