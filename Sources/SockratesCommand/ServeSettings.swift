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

    init(_ command: ServeCommand, keys: [String]) throws(CommandError) {
        let settings = try Settings(file: command.config, keys: keys)
        func number(_ flag: Int?, _ key: String, _ range: ClosedRange<Int>) throws(CommandError) -> Int? {
            let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
            let value = try settings.value(flag, key, expected) { Int($0) }
            if let value, !range.contains(value) { throw .usage("--\(key) is \(expected), not \(value)") }
            return value
        }
        let text: (String) -> String? = { $0 }

        let listed = try settings.value(nil, "packs", "a list of packs with blanks between them", text)
        let named = command.packs.isEmpty ? listed?.split(separator: " ").map(String.init) ?? [] : command.packs
        packs = named.isEmpty ? ["geography"] : named
        flag = try settings.value(command.flag, "flag", "a text", text)
        host = try settings.value(command.host, "host", "an address", text) ?? "127.0.0.1"
        port = try number(command.port, "port", 0...65535) ?? 1337
        unix = try settings.value(command.unix, "unix", "a path", text)
        threads = try number(command.threads, "threads", 1...1024) ?? EventLoops.coreCount

        var options = ServerOptions()
        options.seed = try settings.value(command.seed, "seed", "a whole number") { UInt64($0) }
        options.listener.backlog = try number(command.backlog, "backlog", 1...65535) ?? options.listener.backlog
        options.listener.line.maximumLineLength =
            try number(command.lineLimit, "line-limit", 16...1_048_576) ?? options.listener.line.maximumLineLength
        let drain = try settings.value(command.drain, "drain", "a length of time such as 10s or 2m", text)
        if let drain {
            guard let time = DurationText.read(drain) else {
                throw .usage("--drain is a length of time such as 10s or 2m, not \"\(drain)\"")
            }
            options.drain = time
        }
        self.options = options

        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        let level = try settings.value(command.logLevel, "log-level", "one of \(levels)", text)
        if let level {
            guard let known = Logger.Level(rawValue: level) else {
                throw .usage("--log-level is one of \(levels), not \"\(level)\"")
            }
            logLevel = known
        } else {
            logLevel = .info
        }
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
