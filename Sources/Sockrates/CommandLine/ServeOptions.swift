import ArgumentParser

/// The options of everything that hosts challenges.
package struct ServeOptions: ParsableArguments {
    @Option(help: "The address to listen on; \"::\" takes IPv4 and IPv6. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port of the first challenge; 0 lets the system choose. (default: 1337)")
    var port: Int?

    @Option(help: ArgumentHelp("Listen on a Unix socket at this path instead (one challenge).", valueName: "path"))
    var unix: String?

    @Flag(
        help: "All challenges on one port: TLS clients get the one that they ask for by name (SNI), the others a list."
    )
    var onePort = false

    @Option(
        help:
            "The flag to give instead of the challenge's own; better set as SOCKRATES_FLAG, which no process list shows."
    )
    var flag: String?

    @Option(help: "Decides what is drawn, for trying out; random without it.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("How many event loops carry sessions. (default: one per core)", valueName: "count"))
    var threads: Int?

    @Option(help: ArgumentHelp("How many connections may wait to be accepted. (default: 1024)", valueName: "count"))
    var backlog: Int?

    @Option(help: ArgumentHelp("The longest line that a player may type. (default: 4096)", valueName: "bytes"))
    var lineLimit: Int?

    @Option(help: ArgumentHelp("How long to wait for players when the server stops. (default: 10s)", valueName: "time"))
    var drain: String?

    @OptionGroup var health: HealthOptions
    @OptionGroup(title: "Scoreboard")
    var board: BoardFlags
    @OptionGroup(title: "Other scoreboards")
    var forward: ForwardFlags

    @OptionGroup var transcripts: TranscriptArguments

    @Option(help: "trace, debug, info, notice, warning, error or critical. (default: info)")
    var logLevel: String?

    @Option(help: ArgumentHelp("A YAML file with settings.", valueName: "file"))
    var config: String?

    @OptionGroup(title: "Who gets in")
    var gates: GateOptions

    @OptionGroup(title: "TLS")
    var tls: TLSOptions

    @OptionGroup(title: "Record and contest")
    var record: StoreOptions

    @OptionGroup(title: "How long players may take")
    var deadlines: DeadlineOptions

    package init() {}

    /// What help says below the options.
    package static let discussion = """
        Players connect with nc, ncat, socat, telnet or a script. Standard output says where; events go to standard error, a line \
        each.

        A setting that is not given as an option is taken from the environment (SOCKRATES_PORT for --port), then from the \
        file that --config names (port: 1337).
        """
}
