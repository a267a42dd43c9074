/// What a player has earned so far.
public struct Score: Sendable, Hashable {
    /// Points earned, less what hints cost.
    public package(set) var points = 0
    /// Questions answered right.
    public internal(set) var right = 0
    /// Questions lost: answered wrong, or out of time.
    public internal(set) var lost = 0
    /// The points that all questions so far could have brought.
    public internal(set) var possible = 0
    /// Whether a wrong answer has withheld the flag.
    public internal(set) var withheld = false

    /// The score before the first question.
    package init() {}

    /// A question was answered right.
    ///
    /// - Parameters:
    ///   - points: What it brought.
    ///   - possible: What it could have brought.
    package mutating func won(_ points: Int, of possible: Int) {
        self.points += points
        self.possible += possible
        right += 1
    }

    /// A question was lost.
    ///
    /// - Parameter possible: What it could have brought.
    package mutating func lost(of possible: Int) {
        self.possible += possible
        lost += 1
    }

    /// What the line that tells a player how it went begins with.
    static let summaryBeginning = "You scored "

    /// The line that tells a player how it went.
    ///
    /// - Parameter maximum: The points of a faultless session, where that is known.
    /// - Returns: One line without its newline.
    func summary(maximum: Int?) -> String {
        if let maximum { return "\(Self.summaryBeginning)\(points) of \(maximum)." }
        return "\(Self.summaryBeginning)\(points) \(points == 1 ? "point" : "points")."
    }
}
