import ArgumentParser

/// The options that say where sessions are recorded, and by which rules they count.
package struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Record every session in this SQLite file, begun where it is not there, or in the PostgreSQL database \
            postgres://USER@HOST/DATABASE, which several machines may share; players read \"correct\" when it is on disk.
            """,
            valueName: "place"
        )
    )
    var store: String?

    @Option(help: ArgumentHelp("A YAML file with the rules of the contest, for the store to keep.", valueName: "file"))
    var contest: String?

    package init() {}

    /// The keys of these settings in files.
    static let keys = ["store", "contest"]
}
