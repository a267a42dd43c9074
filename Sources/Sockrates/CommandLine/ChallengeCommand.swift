import ArgumentParser
import Foundation

/// The command line of a challenge that is a program.
struct ChallengeCommand<Content: Challenge>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        let challenge = Content()
        return CommandConfiguration(
            commandName: programName,
            abstract: "\(challenge.title), a challenge on a TCP port.",
            discussion: [challenge.about, ServeOptions.discussion].filter { !$0.isEmpty }.joined(separator: "\n\n")
        )
    }

    /// What the program was started as.
    static var programName: String {
        CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "\(Content.self)"
    }

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings = try ServeSettings(options)
        guard !settings.limitsTeams else {
            throw CommandError.usage("--max-per-team does nothing: a challenge in Swift does not ask who plays")
        }
        let hosted = HostedChallenge(Content(), flag: settings.flag)
        try await ChallengeHost(settings).serve([(hosted, "\(Content.self)")])
    }
}
