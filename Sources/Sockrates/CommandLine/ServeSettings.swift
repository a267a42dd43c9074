import Logging
import SockratesPacks

/// Everything that a program which hosts challenges was told, with defaults for the rest.
package struct ServeSettings {
    /// The words that came before the options, or what the environment or the file says instead of them.
    package let words: [String]
    /// What to give for a solve instead of a challenge's own flag.
    package let flag: String?

    let threads: Int
    /// Whether files that are saved are read again.
    let watch: Bool
    let logLevel: Logger.Level
    let options: ServerOptions
    let health: HealthSettings
    /// How TLS is spoken; `nil` for plain text.
    let tls: TLSSettings?

    private let host: String
    private let port: Int
    private let unix: String?

    private static let keys =
        [
            "host", "port", "unix", "flag", "seed", "threads", "backlog", "line-limit", "drain", "log-level",
        ] + HealthSettings.keys + GateOptions.keys

    /// Puts together what options, environment and file say.
    ///
    /// - Parameters:
    ///   - given: The options.
    ///   - words: The words before the options.
    ///   - key: What those words are called elsewhere; `nil` where a program takes none, and reads nothing again.
    ///   - watch: Whether the command line says that files are read again when they are saved.
    /// - Throws: ``CommandError`` for the first setting that is wrong, with its place.
    package init(
        _ given: ServeOptions,
        words: [String] = [],
        called key: String? = nil,
        watch: Bool = false
    ) throws(CommandError) {
        let keys = Self.keys + TLSSettings.keys + (key.map { [$0, "watch"] } ?? [])
        let settings = try Settings(file: given.config, keys: keys)
        func text(_ flag: String?, _ key: String) throws(CommandError) -> String? {
            try settings.value(flag, key, "a text") { $0 }
        }
        func number(_ flag: Int?, _ key: String, _ range: ClosedRange<Int>) throws(CommandError) -> Int? {
            let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
            return try settings.value(flag.map(String.init), key, expected) { text in
                Int(text).flatMap { range.contains($0) ? $0 : nil }
            }
        }

        self.words = key.map { settings.list(words, $0) } ?? words
        flag = try text(given.flag, "flag")
        self.watch = try settings.value(watch ? "true" : nil, "watch", "true or false") { Bool($0) } ?? false
        host = try text(given.host, "host") ?? "127.0.0.1"
        port = try number(given.port, "port", 0...65535) ?? 1337
        unix = try text(given.unix, "unix")
        threads = try number(given.threads, "threads", 1...1024) ?? EventLoops.coreCount

        tls = try TLSSettings.read(given.tls, settings, host: host)

        var options = ServerOptions()
        options.listener.tls = tls?.server
        options.seed = try settings.value(given.seed.map(String.init), "seed", "a whole number, 0 or more") {
            UInt64($0)
        }
        options.listener.backlog = try number(given.backlog, "backlog", 1...65535) ?? options.listener.backlog
        options.listener.line.maximumLineLength =
            try number(given.lineLimit, "line-limit", 16...1_048_576) ?? options.listener.line.maximumLineLength
        options.drain =
            try settings.value(given.drain, "drain", "a length of time such as 10s or 2m", DurationText.read)
            ?? options.drain
        options.gates = try given.gates.gates(settings)
        self.options = options
        health = try HealthSettings(given.health, settings)

        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel =
            try settings.value(given.logLevel, "log-level", "one of \(levels)") { Logger.Level(rawValue: $0) }
            ?? .info
    }

    /// Where each of some challenges listens.
    func addresses(_ count: Int) throws(CommandError) -> [SocketAddress] {
        if let unix {
            guard count == 1 else {
                throw .usage("one Unix socket hosts one challenge; start the program once for each")
            }
            return [.unix(path: unix)]
        }
        guard port == 0 || port + count - 1 <= 65535 else {
            throw .usage("\(count) challenges from port \(port) on need ports above 65535; choose a lower --port")
        }
        return (0..<count).map { .ip(host: host, port: port == 0 ? 0 : port + $0) }
    }
}
