import ArgumentParser

/// The options that say who gets in.
package struct GateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many connections there may be in all. (default: as many as files may be open, less 64)",
            valueName: "count"
        )
    )
    var maxConnections: Int?

    @Option(
        help: ArgumentHelp(
            "How many connections one address, or one /64 of IPv6, may have. (default: no limit)",
            valueName: "count"
        )
    )
    var maxPerAddress: Int?

    @Option(
        help: ArgumentHelp(
            "How many connections the players of one team may have. (default: no limit)",
            valueName: "count"
        )
    )
    var maxPerTeam: Int?

    @Option(
        help: ArgumentHelp(
            "How many connections may come in a second: 50, 30/m a minute, 50:200 for 200 at once, else two seconds' worth. (default: no limit)",
            valueName: "rate"
        )
    )
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "How many may come from one address, or one /64 of IPv6, as with --rate. (default: no limit)",
            valueName: "rate"
        )
    )
    var ratePerAddress: String?

    @Option(
        help: ArgumentHelp(
            "Refuse by chance while it fills up: 1500:30:1900 refuses 30 % above 1500 connections, all above 1900.",
            valueName: "start:percent:full"
        )
    )
    var earlyDrop: String?

    @Option(help: ArgumentHelp("Let only these addresses in: 192.0.2.0/24. (may be repeated)", valueName: "network"))
    var allow: [String] = []

    @Option(help: ArgumentHelp("The same from a file, which SIGHUP reads again.", valueName: "file"))
    var allowFile: [String] = []

    @Option(help: ArgumentHelp("Let these addresses not in. (may be repeated)", valueName: "network"))
    var deny: [String] = []

    @Option(help: ArgumentHelp("The same from a file, which SIGHUP reads again.", valueName: "file"))
    var denyFile: [String] = []

    @Option(
        help: ArgumentHelp(
            "Free these addresses from all limits but those in all and of teams: a classroom. (may be repeated)",
            valueName: "network"
        )
    )
    var exempt: [String] = []

    @Option(help: ArgumentHelp("The same from a file, which SIGHUP reads again.", valueName: "file"))
    var exemptFile: [String] = []

    @Option(
        help: ArgumentHelp(
            "Whether the refused are told which limit they hit: message, or silently. (default: message)",
            valueName: "how"
        )
    )
    var refuse: String?

    @Option(
        help: ArgumentHelp(
            "Take the word of proxies at these addresses on who comes: the PROXY protocol, 1 and 2. (may be repeated)",
            valueName: "network"
        )
    )
    var proxyFrom: [String] = []

    @OptionGroup(title: "Proof of work")
    var pow: PowOptions

    package init() {}

    /// The settings' names in a file.
    static let keys =
        [
            "max-connections", "max-per-address", "max-per-team", "rate", "rate-per-address", "early-drop", "allow",
            "allow-file", "deny", "deny-file", "exempt", "exempt-file", "refuse",
            "proxy-from",
        ] + PowOptions.keys
}
