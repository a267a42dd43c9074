import ArgumentParser

/// How `sockrates run` hosts its program.
struct RunOptions: ParsableArguments {
    @Flag(help: "Give the program a terminal without echo instead of pipes: it writes line by line.")
    var pty = false

    @Flag(help: "Give the program the player's socket itself: nothing is counted, recorded or limited on its way.")
    var socket = false

    @Option(name: .customLong("stderr"), help: "Where standard error goes: client, log or none. (default: client)")
    var standardError: String?

    @Option(
        name: .customLong("env"),
        help: ArgumentHelp("A variable for the program: NAME=VALUE, or NAME to pass this one's own.", valueName: "name")
    )
    var environment: [String] = []

    @Option(help: ArgumentHelp("The program's working folder. (default: this one)", valueName: "path"))
    var folder: String?

    @Option(help: ArgumentHelp("Run the program as this user, with its group (needs root).", valueName: "name"))
    var user: String?

    @Option(help: ArgumentHelp("Run the program with this group (needs root).", valueName: "name"))
    var group: String?

    @Option(
        help: ArgumentHelp(
            "When the player sends no more: pass (the program's input ends), kill, or a time: pass, then kill after it. (default: pass)",
            valueName: "what"
        )
    )
    var inputEnd: String?

    @Flag(help: "Tell the player nothing: neither how the program ended nor that the server stops.")
    var quiet = false

    @Option(help: "What listings call it. (default: the program's name)")
    var title: String?
}

/// What a session of a program may use.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How long a session may take. (default: 10m)", valueName: "time"))
    var time: String?

    @Option(help: ArgumentHelp("How long nothing may be sent either way. (default: 2m)", valueName: "time"))
    var idle: String?

    @Option(help: ArgumentHelp("CPU time of all its processes, whole seconds. (default: 30s)", valueName: "time"))
    var cpu: String?

    @Option(help: ArgumentHelp("Resident memory of all its processes. (default: 256M)", valueName: "size"))
    var memory: String?

    @Option(help: ArgumentHelp("Processes at the same time. (default: 64)", valueName: "count"))
    var processes: String?

    @Option(help: ArgumentHelp("The largest file that it may write. (default: 16M)", valueName: "size"))
    var fileSize: String?

    @Option(help: ArgumentHelp("Open files of each process. (default: 256)", valueName: "count"))
    var openFiles: String?

    @Option(help: ArgumentHelp("What a player may be sent in all. (default: 64M)", valueName: "size"))
    var output: String?
}

/// What a program shares with the machine.
struct IsolationOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help:
            "Namespaces by bubblewrap: no other processes, no network, files read-only. (default: where the kernel allows)"
    )
    var isolate: Bool?

    @Option(
        help: ArgumentHelp("With isolation: the folder that is the program's whole file system.", valueName: "path")
    )
    var root: String?

    @Option(help: ArgumentHelp("With isolation: a file or folder that the program may write to.", valueName: "path"))
    var write: [String] = []

    @Flag(help: "With isolation: leave the program this machine's network.")
    var network = false

    /// Whether anything was said that is only possible with isolation.
    var isNeeded: Bool { root != nil || !write.isEmpty || network }
}

/// How the program gets a flag, and for whom.
struct ProgramFlagOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read the flag from the first line of a file.", valueName: "path"))
    var flagFile: String?

    @Option(
        help: ArgumentHelp(
            "Make a flag for each team: a file whose first line is the secret. {{hmac}} in --flag is the team's own part.",
            valueName: "path"
        )
    )
    var flagSecret: String?

    @Option(
        help: ArgumentHelp(
            "How the program gets it: env (the variable FLAG) or file (FLAG_FILE is its path). (default: env)",
            valueName: "form"
        )
    )
    var flagAs: String?
}
