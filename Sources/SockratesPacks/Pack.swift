public import SockratesQuiz

/// A pack, read and found without mistakes: a quiz and what belongs to it.
///
/// ```swift
/// let pack = try Pack.load("capitals.yaml")
/// var session = Session(of: pack.quiz, seed: 7)
/// ```
public struct Pack: Sendable {
    /// A short name: the built-in pack's, or the file's without its ending, or the folder's.
    public let name: String
    /// One line for listings, or `nil`.
    public let about: String?
    /// What a session plays.
    public let quiz: Quiz
    /// Whether the pack itself names a flag, whatever was given instead of it.
    public let hasFlag: Bool
    /// Whether it asks for tokens of teams that a record keeps.
    public let wantsRecord: Bool
    /// How to solve it over a network; `nil` where its texts tell enough.
    let solution: Solution?
    /// What is no mistake, but worth a look.
    public let warnings: [PackProblem]
    /// Responses that the author says are right or wrong, for `sockrates check`.
    let examples: [PackExample]
    /// Where the entries of each stage stand in the pack's file.
    let places: [[Diagnostics.Place]]
    /// Where its expressions were found to wrap around, as they are computed.
    let overflows: OverflowWatch

    /// Loads a pack.
    ///
    /// - Parameters:
    ///   - reference: A YAML file, a folder that holds `pack.yaml`, or the name of a built-in pack. A file or folder of that
    ///     name comes first.
    ///   - flag: What to give for a solve instead of the pack's own flag.
    ///   - environment: Where `${NAME}` in the flag is looked up.
    ///   - teams: The teams of the record, for a pack that asks for their tokens.
    ///   - asked: Whom sessions ask for; what the pack says of that where `nil`.
    /// - Returns: The pack.
    /// - Throws: ``PackError`` with everything that is wrong with the pack.
    public static func load(
        _ reference: String,
        flag: String? = nil,
        environment: [String: String] = [:],
        teams: TeamRegister = .trial,
        asking asked: AskedIdentity? = nil
    ) throws(PackError) -> Pack {
        let place = try PackPlace(reference)
        return try PackReader(place: place, flag: flag, environment: environment, teams: teams, asked: asked).pack()
    }
}
