import ArgumentParser
import Sockrates
import SockratesPacks
import SockratesServer

/// A program that is hosted, and how: the words of `sockrates run` without the server's, and those of a challenge in a settings file.
struct ProgramArguments: ParsableArguments {
    @Argument(parsing: .postTerminator, help: "The program and its arguments, behind --.")
    var program: [String] = []

    @OptionGroup var who: IdentityOptions
    @OptionGroup var run: RunOptions
    @OptionGroup(title: "Limits of a session") var limits: LimitOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    @OptionGroup(title: "The program's flag") var flag: ProgramFlagOptions

    /// The settings' names in a file.
    static let keys =
        [
            "stderr", "folder", "user", "group", "input-end", "time", "idle", "cpu", "memory", "processes", "file-size",
            "open-files", "output", "flag-file", "flag-secret", "flag-as",
        ] + IdentityOptions.keys

    /// Reads the words of a settings file; without a `--` all of them are the program's.
    ///
    /// - Throws: ``CommandError`` where they are none.
    static func read(_ words: [String]) throws(CommandError) -> ProgramArguments {
        do {
            return try parse(words.contains("--") ? words : ["--"] + words)
        } catch {
            throw .usage("\"run\": \(message(for: error))")
        }
    }

    /// Makes ready to host the program, and tells standard error what it is kept from.
    ///
    /// - Parameters:
    ///   - settings: What the host was told.
    ///   - asked: Whom sessions ask for first.
    ///   - name: What logs and listings call it; the program's name where `nil`.
    /// - Returns: What is hosted, and its name.
    /// - Throws: ``CommandError`` where something is wrong with the program or with how it is to be run.
    func hosted(
        with settings: ServeSettings,
        asking asked: AskedIdentity?,
        called name: String? = nil
    ) throws(CommandError) -> (hosted: any Hosted, name: String) {
        #if os(Linux)
            do {
                let planned = try RunSettings(self, settings, asking: asked, called: name)
                let hosted = try HostedProgram(planned.options, title: planned.title)
                for line in planned.account { StandardError.print("sockrates run: \(line)") }
                return (hosted, planned.name)
            } catch let error as CommandError {
                throw error
            } catch {
                throw .failure("\(error)")
            }
        #else
            throw .failure("programs are hosted on Linux, whose kernel keeps their descendants together")
        #endif
    }
}
