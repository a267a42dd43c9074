/// Loads a pack again when one of its files has changed: the pack's own, its tables, its flag.
///
/// It looks at the files when it is told to, and has no clock of its own.
///
/// ```swift
/// var watch = PackWatch("capitals.yaml")
/// var pack = try watch.load()
/// // Every half second:
/// if watch.hasChanged() { pack = try watch.load() }
/// ```
public struct PackWatch: Sendable {
    private let reference: String
    private let flag: String?
    private let environment: [String: String]
    private let teams: TeamRegister
    private let asked: AskedIdentity?
    private var changes = FileChanges()

    /// Makes a watch.
    ///
    /// - Parameters:
    ///   - reference: A YAML file, a folder that holds `pack.yaml`, or the name of a built-in pack, which never changes.
    ///   - flag: What to give for a solve instead of the pack's own flag.
    ///   - environment: Where `${NAME}` in the flag is looked up.
    ///   - teams: The teams of the record, for a pack that asks for their tokens.
    ///   - asked: Whom sessions ask for; what the pack says of that where `nil`.
    public init(
        _ reference: String,
        flag: String? = nil,
        environment: [String: String] = [:],
        teams: TeamRegister = .trial,
        asking asked: AskedIdentity? = nil
    ) {
        self.reference = reference
        self.flag = flag
        self.environment = environment
        self.teams = teams
        self.asked = asked
    }

    /// Loads the pack as it is now.
    ///
    /// - Returns: The pack.
    /// - Throws: ``PackError`` with everything that is wrong with it; its files are watched all the same.
    public mutating func load() throws(PackError) -> Pack {
        let record = FileRecord()
        defer { changes = FileChanges(since: record) }
        let place: PackPlace
        do throws(PackError) {
            place = try PackPlace(reference, record: record)
        } catch {
            record.note(reference)
            throw error
        }
        return try PackReader(place: place, flag: flag, environment: environment, teams: teams, asked: asked).pack()
    }

    /// Whether a file has changed since it was loaded; it may be just being written.
    public var isStale: Bool { changes.areThere }

    /// Looks at the files.
    ///
    /// - Returns: Whether they have changed since they were loaded, and are the same as at the last look: a file that is
    ///   just being written is left alone.
    public mutating func hasChanged() -> Bool { changes.haveSettled() }
}
