import ArgumentParser
import SockratesPacks

/// The options that say how long players may take, and how much may wait for them.
package struct DeadlineOptions: ParsableArguments {
    @Option(help: ArgumentHelp("From the beginning to the end of TLS's handshake. (default: 10s)", valueName: "time"))
    var handshakeTime: String?

    @Option(
        help: ArgumentHelp(
            "From the beginning to the player's first byte; off for no limit. (default: 10m)",
            valueName: "time"
        )
    )
    var firstByteTime: String?

    @Option(help: ArgumentHelp("From a line's first byte to its end. (default: 60s)", valueName: "time"))
    var lineTime: String?

    @Option(help: ArgumentHelp("From one byte of the player's to the next. (default: 30m)", valueName: "time"))
    var idleTime: String?

    @Option(help: ArgumentHelp("From a session's beginning to its end. (default: 24h)", valueName: "time"))
    var sessionTime: String?

    @Option(
        help: ArgumentHelp("How long output may wait for a player who does not read. (default: 10s)", valueName: "time")
    )
    var writeTime: String?

    @Option(
        help: ArgumentHelp(
            "How long a player's machine may answer nothing before it counts as gone, 2s or more; off for hours. (default: 2m)",
            valueName: "time"
        )
    )
    var keepAlive: String?

    @Option(
        help: ArgumentHelp(
            "How much output may wait for a player who does not read. (default: 65536)",
            valueName: "bytes"
        )
    )
    var outputLimit: Int?

    package init() {}

    /// The settings' names in a file.
    static let keys = [
        "handshake-time", "first-byte-time", "line-time", "idle-time", "session-time", "write-time", "keep-alive",
        "output-limit",
    ]

    /// Puts into a listener's options what options, environment and file say.
    ///
    /// - Throws: ``CommandError`` for the first setting that is wrong, with its place.
    func apply(to listener: inout ListenerOptions, _ settings: Settings) throws(CommandError) {
        func time(
            _ flag: String?,
            _ key: String,
            _ otherwise: Duration,
            atLeast least: Duration = .zero
        ) throws(CommandError) -> Duration? {
            let expected = "a length of time such as \(least > .zero ? "2s" : "90s") or 10m, or off"
            let said: Duration?? = try settings.value(flag, key, expected) { text in
                text == "off" ? .some(nil) : DurationText.read(text).flatMap { $0 >= least ? .some($0) : nil }
            }
            return said ?? otherwise
        }
        var line = listener.line
        defer { listener.line = line }
        let expected = "a length of time such as 10s"
        if let time = try settings.value(handshakeTime, "handshake-time", expected, DurationText.read) {
            listener.tls?.handshakeTimeout = time
        }
        line.deadlines.firstByte = try time(firstByteTime, "first-byte-time", .seconds(600))
        line.deadlines.line = try time(lineTime, "line-time", .seconds(60))
        line.deadlines.idle = try time(idleTime, "idle-time", .seconds(1800))
        line.deadlines.session = try time(sessionTime, "session-time", .seconds(86_400))
        listener.keepAlive = try time(keepAlive, "keep-alive", .seconds(120), atLeast: .seconds(2))
        line.writeDeadline =
            try settings.value(writeTime, "write-time", expected, DurationText.read) ?? line.writeDeadline
        line.maximumQueuedOutput =
            try settings.value(
                outputLimit.map(String.init),
                "output-limit",
                "a number of bytes from 1024 to 1073741824"
            ) {
                text in
                Int(text).flatMap { (1024...1 << 30).contains($0) ? $0 : nil }
            } ?? line.maximumQueuedOutput
    }
}
