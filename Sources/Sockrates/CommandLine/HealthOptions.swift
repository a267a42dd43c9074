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
}
