import Logging
import SockratesPacks
import SockratesServer
import SockratesSockets

/// Everything that `sockrates serve` was told, with defaults for the rest.
struct ServeSettings {
    let packs: [String]
    let flag: String?
    let threads: Int
    let logLevel: Logger.Level
    let options: ServerOptions

    private let host: String
    private let port: Int
    private let unix: String?

    private static let keys = [
        "host", "port", "unix", "flag", "seed", "threads", "backlog", "line-limit", "drain", "log-level", "packs",
    ]

    init(_ command: ServeCommand) throws(CommandError) {
        let settings = try Settings(file: command.config, keys: Self.keys)
        func text(_ flag: String?, _ key: String) throws(CommandError) -> String? {
            try settings.value(flag, key, "a text") { $0 }
        }
        func number(_ flag: Int?, _ key: String, _ range: ClosedRange<Int>) throws(CommandError) -> Int? {
            let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
            return try settings.value(flag.map(String.init), key, expected) { text in
                Int(text).flatMap { range.contains($0) ? $0 : nil }
            }
        }

        let named = settings.list(command.packs, "packs")
        packs = named.isEmpty ? ["geography"] : named
        flag = try text(command.flag, "flag")
        host = try text(command.host, "host") ?? "127.0.0.1"
        port = try number(command.port, "port", 0...65535) ?? 1337
        unix = try text(command.unix, "unix")
        threads = try number(command.threads, "threads", 1...1024) ?? EventLoops.coreCount

        var options = ServerOptions()
        options.seed = try settings.value(command.seed.map(String.init), "seed", "a whole number, 0 or more") {
            UInt64($0)
        }
        options.listener.backlog = try number(command.backlog, "backlog", 1...65535) ?? options.listener.backlog
        options.listener.line.maximumLineLength =
            try number(command.lineLimit, "line-limit", 16...1_048_576) ?? options.listener.line.maximumLineLength
        options.drain =
            try settings.value(command.drain, "drain", "a length of time such as 10s or 2m", DurationText.read)
            ?? options.drain
        self.options = options

        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel =
            try settings.value(command.logLevel, "log-level", "one of \(levels)") { Logger.Level(rawValue: $0) }
            ?? .info
        if unix != nil, packs.count > 1 {
            throw .usage("one Unix socket hosts one pack; start the program once for each")
        }
    }

    /// Where the challenge of a number listens.
    func address(_ number: Int) throws(CommandError) -> SocketAddress {
        if let unix { return .unix(path: unix) }
        let port = port == 0 ? 0 : port + number
        guard port <= 65535 else {
            throw .usage("\(packs.count) packs from port \(self.port) on need ports above 65535; choose a lower --port")
        }
        return .ip(host: host, port: port)
    }
}
