import Foundation
import Sockrates
import SockratesPacks

extension Pack {
    /// Loads a pack for a command: mistakes are printed as compilers print theirs.
    ///
    /// - Parameters:
    ///   - reference: A file, a folder or a built-in pack's name.
    ///   - flag: What to give for a solve instead of the pack's own flag.
    ///   - teams: The teams of the record, for a pack that asks for their tokens.
    ///   - asked: Whom sessions ask for; what the pack says of that where `nil`.
    /// - Returns: The pack.
    /// - Throws: ``CommandError`` with every mistake.
    static func loaded(
        _ reference: String,
        flag: String? = nil,
        teams: TeamRegister = .trial,
        asking asked: AskedIdentity? = nil
    ) throws(CommandError) -> Pack {
        let environment = ProcessInfo.processInfo.environment
        return try loading { () throws(PackError) in
            try load(reference, flag: flag, environment: environment, teams: teams, asking: asked)
        }
    }

    /// Loads a pack in any way, with its mistakes as a command prints them.
    ///
    /// - Parameter load: Loads it.
    /// - Returns: The pack.
    /// - Throws: ``CommandError`` with every mistake.
    static func loading(_ load: () throws(PackError) -> Pack) throws(CommandError) -> Pack {
        do throws(PackError) {
            return try load()
        } catch {
            let count = error.problems.count { $0.severity == .error }
            throw .usage("the pack can't be used (\(count) \(count == 1 ? "mistake" : "mistakes")):\n\(error)")
        }
    }
}
