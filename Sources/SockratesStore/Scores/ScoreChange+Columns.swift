/// A change as two columns of a table.
extension ScoreChange.Change {
    /// What it is called there, and its number.
    package var columns: (kind: String, number: Int) {
        switch self {
        case .points(let points): ("points", points)
        case .solved(let order): ("solved", order)
        case .unsolved: ("unsolved", 0)
        }
    }

    /// Reads it back.
    package init(kind: String, number: Int) {
        switch kind {
        case "points": self = .points(number)
        case "solved": self = .solved(order: number)
        default: self = .unsolved
        }
    }
}
