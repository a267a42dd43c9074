package import ArgumentParser
import Foundation

extension AsyncParsableCommand {
    /// Runs the command that the command line asks for, and ends the process where that fails.
    ///
    /// Exit codes: 0 well, 1 the thing checked is not so, 2 the command was wrong.
    ///
    /// - Parameter name: What the program is called in its messages.
    package static func runAsProgram(named name: String) async {
        // A player who leaves while we write must not end everybody's game.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            exit(withError: error)
        } catch let error as CommandError {
            StandardError.print("\(name): \(error.message)")
            Foundation.exit(error.exitCode)
        } catch {
            // ArgumentParser says what was wrong with the words; --help and --version come this way too, with code 0.
            let text = fullMessage(for: error)
            let code = exitCode(for: error)
            if code == .success {
                print(text)
                Foundation.exit(0)
            }
            StandardError.print(text)
            Foundation.exit(code == .validationFailure ? 2 : 1)
        }
    }
}
