package import SockratesStore

/// Why a command ends without having done what it was asked, in words for the person who asked.
package struct CommandError: Error {
    /// What was wrong, where, and what to do.
    package let message: String
    /// What the program ends with: 1, the thing checked is not so; 2, the command was wrong.
    package let exitCode: Int32

    /// The command, its arguments or its environment were wrong.
    package static func usage(_ message: String) -> CommandError { CommandError(message: message, exitCode: 2) }

    /// The thing that was tried or checked is not so.
    package static func failure(_ message: String) -> CommandError { CommandError(message: message, exitCode: 1) }

    /// A record can't be had: the command was wrong where it named no record.
    package static func store(_ failure: StoreFailure) -> CommandError {
        CommandError(message: failure.description, exitCode: failure.isMisnamed ? 2 : 1)
    }
}
