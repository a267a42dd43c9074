import ArgumentParser

/// The options that say where solves are told beside the board.
struct ForwardFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Post every recorded solve to this CTFd; an administrator's token is taken from SOCKRATES_CTFD_TOKEN.",
            valueName: "url"
        )
    )
    var forwardCtfd: String?

    @Option(
        help: ArgumentHelp(
            "The file that says how far solves have been posted. (default: the store's path and .ctfd)",
            valueName: "path"
        )
    )
    var forwardCursor: String?
}
