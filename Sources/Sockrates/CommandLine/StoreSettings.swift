package import Logging
package import SockratesPacks
package import SockratesStore
import SockratesStorePostgreSQL

/// Where sessions are recorded, and by which rules.
package struct StoreSettings: Sendable {
    /// The store's place; `nil` where nothing is recorded.
    package let location: StoreLocation?
    /// The rules that it is told; those that it has where `nil`.
    package let rules: ContestRules?
    /// The teams that the store keeps, once they are read.
    package let teams = TeamRegister()

    /// Puts together what options, environment and file say.
    init(_ given: StoreOptions, _ settings: Settings) throws(CommandError) {
        let name = try settings.value(given.store, "store", "a file's path") { $0 }
        let contest = try settings.value(given.contest, "contest", "a file's path") { $0 }
        if contest != nil, name == nil {
            throw .usage("the rules of a contest are kept in a store; name one with --store")
        }
        location = try name.map { name throws(CommandError) in try Self.location(name) }
        rules = try contest.map { path throws(CommandError) in try ContestRules.loaded(path) }
    }

    /// Reads the teams that the store keeps, before anything is hosted.
    ///
    /// - Throws: ``CommandError`` where the store can't be read.
    package func readTeams() async throws(CommandError) {
        guard let location else { return }
        do throws(StoreFailure) {
            let store = try Self.open(location)
            try await teams.read(from: store)
            await store.close()
        } catch {
            throw .store(error)
        }
    }

    /// Tells of rules for challenges that are not served here: another machine may serve them, or a name is misspelt.
    ///
    /// - Parameters:
    ///   - names: The short names of those that are.
    ///   - logger: Where it is told.
    func tellIdleRules(serving names: [String], _ logger: Logger) {
        for name in rules?.challenges.keys.sorted() ?? [] where !names.contains(name) {
            logger.warning(
                "no such challenge is served here\(NearestWord.hint(name, among: names))",
                metadata: ["contest": "\(name)"]
            )
        }
    }

    /// Reads a store's place for a command.
    package static func location(_ name: String) throws(CommandError) -> StoreLocation {
        do throws(StoreLocation.Mistake) {
            return try StoreLocation(name)
        } catch {
            throw .usage(error.description)
        }
    }

    /// Opens the store, for recording.
    ///
    /// - Parameter logger: Is told when recording fails, and when it works again.
    /// - Returns: The store; `nil` where nothing is recorded.
    /// - Throws: ``CommandError`` where it can't be opened.
    package func open(_ logger: Logger) throws(CommandError) -> (any Store)? {
        guard let location else { return nil }
        do throws(StoreFailure) {
            return try Self.open(location, rules: rules) { failure in
                if let failure {
                    logger.error("nothing is recorded", metadata: ["cause": "\(failure)"])
                } else {
                    logger.notice("recording again")
                }
            }
        } catch {
            throw .store(error)
        }
    }

    /// Opens a record that is there, to read it.
    package static func read(_ location: StoreLocation) throws(StoreFailure) -> any Record {
        switch location {
        case .file(let path): return try SQLiteRecord(path: path)
        case .postgres(let uri): return try PostgreSQLRecord(uri)
        }
    }

    /// Opens a store; a record is begun in a database that holds none where `begins` says so, and in a file always.
    package static func open(
        _ location: StoreLocation,
        rules: ContestRules? = nil,
        begins: Bool = true,
        troubled: @escaping @Sendable (StoreFailure?) -> Void = { _ in }
    ) throws(StoreFailure) -> any Store {
        switch location {
        case .file(let path): return try SQLiteStore(path: path, rules: rules, troubled: troubled)
        case .postgres(let uri):
            return try PostgreSQLStore(uri, rules: rules, begins: begins, troubled: troubled)
        }
    }
}

extension ContestRules {
    /// Reads rules from a file.
    package static func loaded(_ path: String) throws(CommandError) -> ContestRules {
        do throws(PackError) {
            return ContestRules(try ContestFile(path))
        } catch {
            throw .usage("the contest's rules can't be used:\n\(error)")
        }
    }

    private init(_ file: ContestFile) {
        self.init(
            title: file.title,
            start: file.start,
            end: file.end,
            freeze: file.freeze,
            scoring: file.scoring.map(Scoring.init) ?? .session,
            attempts: file.attempts,
            firstBlood: file.firstBlood ?? 0,
            challenges: file.challenges.mapValues {
                Challenge(scoring: $0.scoring.map(Scoring.init), attempts: $0.attempts)
            }
        )
    }
}

extension Scoring {
    fileprivate init(_ scoring: ContestFile.Scoring) {
        switch scoring {
        case .session: self = .session
        case .fixed(let points): self = .fixed(points)
        case .falling(let most, let least, let solves): self = .falling(most: most, least: least, solves: solves)
        }
    }
}
