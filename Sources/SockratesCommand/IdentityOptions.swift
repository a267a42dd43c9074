import ArgumentParser
import Sockrates
import SockratesPacks

/// Whom sessions ask for first.
struct IdentityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Ask who plays first: nobody, name, a table with the columns token and team, or store for the record's teams; it goes \
            before a pack's own "identity".
            """,
            valueName: "who"
        )
    )
    var identity: String?

    /// The keys of these settings in files.
    static let keys = ["identity"]

    /// What was said, for a command that knows no record: the token `trial` is that of its one team.
    ///
    /// - Returns: Whom to ask for; `nil` where nothing was said.
    /// - Throws: ``CommandError`` where the table can't be read.
    func tried() throws(CommandError) -> AskedIdentity? {
        var tables = IdentityTables(record: .trial)
        return try identity.map { text throws(CommandError) in try tables.asked(text) }
    }
}

/// Reads whom sessions ask for, and keeps the tables of teams that this takes.
struct IdentityTables {
    /// The teams of the record; `nil` where there is none.
    let record: TeamRegister?
    private var tables: [String: HostedTeams] = [:]

    /// None is read yet.
    init(record: TeamRegister?) { self.record = record }

    /// Those that were read, each once; they may be read again.
    var all: [HostedTeams] { Array(tables.values) }

    /// Whom a challenge's sessions ask for.
    ///
    /// - Parameters:
    ///   - flag: What the command line says.
    ///   - settings: Where else it is looked up.
    /// - Returns: Whom to ask for; `nil` where nothing was said.
    /// - Throws: ``CommandError`` where there are no such teams.
    mutating func asked(_ flag: String?, _ settings: Settings) throws(CommandError) -> AskedIdentity? {
        guard let text = try settings.value(flag, "identity", "nobody, name, store or a path", { $0 }) else {
            return nil
        }
        return try asked(text)
    }

    /// Whom an option asks for.
    ///
    /// - Throws: ``CommandError`` where there are no such teams.
    mutating func asked(_ text: String) throws(CommandError) -> AskedIdentity {
        switch text {
        case "nobody": return .nobody
        case "name": return .name
        case "store":
            guard let record else {
                throw .usage("\"identity store\" means the teams of a record; say which with --store")
            }
            return .token(record)
        default: return .token(try table(text).register)
        }
    }

    private mutating func table(_ path: String) throws(CommandError) -> HostedTeams {
        if let known = tables[path] { return known }
        do throws(PackError) {
            let table = try HostedTeams(contentsOf: path)
            tables[path] = table
            return table
        } catch {
            throw .usage(
                "\"identity\" is nobody, name, store or a table of teams, and no such table can be read:\n\(error)"
            )
        }
    }
}

extension StoreSettings {
    /// The teams of the record; `nil` where nothing is recorded.
    var recordedTeams: TeamRegister? { location == nil ? nil : teams }
}
