import ArgumentParser

/// The options of the scoreboard and of play in the browser.
struct BoardFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the scoreboard, and let people play in the browser, over HTTP there: ADDRESS:PORT, or a port of 127.0.0.1.",
            valueName: "address"
        )
    )
    var board: String?

    @Option(
        help: ArgumentHelp(
            "What organisers say at /organisers to see behind the freeze; better set as SOCKRATES_BOARD_KEY.",
            valueName: "key"
        )
    )
    var boardKey: String?

    @Option(
        help: ArgumentHelp(
            "A network of proxies before the board that are believed when X-Forwarded-For says who asks; may be given again.",
            valueName: "network"
        )
    )
    var boardProxy: [String] = []
}
