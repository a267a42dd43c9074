import ArgumentParser

/// What the files of contest platforms say that no pack says.
struct MetadataOptions: ParsableArguments {
    @Option(help: "Where players connect to.")
    var host = "127.0.0.1"

    @Option(help: "The port that they connect to.")
    var port = 1337

    @Option(help: "The challenge's category.")
    var category = "misc"

    @Option(help: "Who wrote it.")
    var author = "unknown"

    @Option(help: "How many points a solve brings. (default: those of the whole pack, else 100)")
    var value: Int?
}
