/// Why a pack can't be used: every mistake that was found in it, not the first alone.
public struct PackError: Error, Sendable, CustomStringConvertible {
    /// The mistakes and warnings, in the order of their places.
    public let problems: [PackProblem]

    /// Makes an error.
    public init(_ problems: [PackProblem]) {
        self.problems = problems
    }

    /// A line for each problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
