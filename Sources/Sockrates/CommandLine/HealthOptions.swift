import ArgumentParser

/// The options about watching what is hosted.
struct HealthOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Answer /healthz, /readyz and /metrics over HTTP there: ADDRESS:PORT, or a port of 127.0.0.1.",
            valueName: "address"
        )
    )
    var health: String?

    @Option(
        help: ArgumentHelp(
            "Play each challenge from inside that often, and tell in log, metrics and readiness how it went: 30s.",
            valueName: "time"
        )
    )
    var selfCheck: String?

    @Option(
        help: ArgumentHelp(
            "A shell command that plays in self-checks, with host and port as its last arguments, instead of the pack.",
            valueName: "command"
        )
    )
    var solver: String?
}
