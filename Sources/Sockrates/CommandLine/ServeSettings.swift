import Logging
import SockratesPacks

/// Everything that a program which hosts challenges was told, with defaults for the rest.
package struct ServeSettings {
    /// The words that came before the options, or what the environment or the file says instead of them.
    package let words: [String]
    /// What to give for a solve instead of a challenge's own flag.
    package let flag: String?

    /// Where settings of the command's own are looked up.
    package let settings: Settings

    let threads: Int
    /// Whether files that are saved are read again.
    let watch: Bool
    let logLevel: Logger.Level
    let options: ServerOptions
    let health: HealthSettings
    /// How TLS is spoken; `nil` for plain text.
    let tls: TLSSettings?
    /// The challenges that the file lists; `nil` where it lists none.
    let challenges: [ChallengeSettings]?
    /// Where sessions are recorded.
    package let store: StoreSettings
    /// Whether all challenges share one port.
    let isOnePort: Bool
    let board: BoardSettings
    let forward: ForwardSettings

    /// Whether players speak TLS.
    package var isSecure: Bool { tls != nil }
    /// Whether the connections of a team are limited.
    package var limitsTeams: Bool { options.gates.names.contains("per-team") }
    /// Whether players may be asked for a proof of work.
    package var asksForWork: Bool { options.gates.names.contains("proof-of-work") }
    /// Whether transcripts are kept.
    package var keepsTranscripts: Bool { options.transcripts != nil }
    /// Those settings of players' lines that were given.
    package let lineKeys: [String]

    private let host: String
    private let port: Int
    private let unix: String?

    /// The keys that concern the whole host.
    private static let hostKeys =
        ["threads", "log-level", "one-port"] + HealthSettings.keys + StoreOptions.keys + TranscriptArguments.keys
        + BoardSettings.keys + ForwardSettings.keys
    /// The keys that a challenge may have of its own.
    static let challengeKeys =
        ["host", "port", "unix", "flag", "seed", "backlog", "line-limit", "drain"]
        + HealthSettings.challengeKeys + TLSSettings.keys + GateOptions.keys + DeadlineOptions.keys

    /// Puts together what options, environment and file say.
    ///
    /// - Parameters:
    ///   - given: The options.
    ///   - words: The words before the options.
    ///   - key: What those words are called elsewhere; `nil` where a program takes none, and reads nothing again.
    ///   - watch: Whether the command line says that files are read again when they are saved.
    ///   - more: Keys of settings of the command's own, which a challenge may have too.
    /// - Throws: ``CommandError`` for the first option or variable that is wrong, or with all that is wrong in the file. Where the file lists
    ///   challenges, ``placements(_:)`` throws what is wrong in it.
    package init(
        _ given: ServeOptions,
        words: [String] = [],
        called key: String? = nil,
        watch: Bool = false,
        and more: [String] = []
    ) throws(CommandError) {
        let settings = Settings(
            file: given.config,
            keys: Self.hostKeys + Self.challengeKeys + more + (key.map { [$0, "watch"] } ?? []),
            sectionKey: key == nil ? nil : "challenges",
            sectionKeys: ChallengeSettings.keys + Self.challengeKeys + more
        )
        let said = key.map { settings.list(words, $0) } ?? words
        let watch = try settings.value(watch ? "true" : nil, "watch", "true or false") { Bool($0) } ?? false
        // One archive for all challenges: it counts what is in its folder, and knows which sessions go on.
        let transcripts = try given.transcripts.archive(settings)
        let challenges = try ChallengeSettings.all(in: settings, given, transcripts)
        try self.init(given, settings, transcripts, words: said, watch: watch, challenges: challenges)
        if challenges == nil {
            try settings.finish()
        } else if !said.isEmpty {
            settings.report("\"\(key ?? "")\" and \"challenges\" both say what is hosted; leave one of them out")
        }
    }

    /// Puts together what options, environment, file and a challenge's section of the file say.
    ///
    /// - Parameters:
    ///   - given: The options.
    ///   - settings: What is said elsewhere; what is wrong in the file is gathered there.
    ///   - transcripts: Where the host keeps what is said.
    ///   - count: How many of the host's challenges come before it: ports count up with them.
    ///   - words: The words before the options.
    ///   - watch: Whether files are read again when they are saved.
    ///   - challenges: The challenges that the file lists.
    /// - Throws: ``CommandError`` for the first option or variable that is wrong.
    init(
        _ given: ServeOptions,
        _ settings: Settings,
        _ transcripts: TranscriptArchive?,
        number count: Int = 0,
        words: [String] = [],
        watch: Bool = false,
        challenges: [ChallengeSettings]? = nil
    ) throws(CommandError) {
        self.settings = settings
        func text(_ flag: String?, _ key: String) throws(CommandError) -> String? {
            try settings.value(flag, key, "a text") { $0 }
        }
        func number(_ flag: Int?, _ key: String, _ range: ClosedRange<Int>) throws(CommandError) -> Int? {
            let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
            return try settings.value(flag.map(String.init), key, expected) { text in
                Int(text).flatMap { range.contains($0) ? $0 : nil }
            }
        }

        self.words = words
        self.watch = watch
        self.challenges = challenges
        flag = try text(given.flag, "flag")
        host = try text(given.host, "host") ?? "127.0.0.1"
        let first = try number(given.port, "port", 0...65535) ?? 1337
        port = first == 0 || settings.hasOwn("port") ? first : first + count
        unix = try text(given.unix, "unix")
        threads = try number(given.threads, "threads", 1...1024) ?? EventLoops.coreCount

        isOnePort =
            try settings.value(given.onePort ? "true" : nil, "one-port", "true or false") { Bool($0) } ?? false
        let listening = self.host
        tls = try settings.blaming("tls-certificate", given.tls.tlsCertificate != nil) { () throws(CommandError) in
            try TLSSettings.read(given.tls, settings, host: listening)
        }
        store = try StoreSettings(given.record, settings)
        var options = ServerOptions()
        options.listener.tls = tls?.server
        options.seed = try settings.value(given.seed.map(String.init), "seed", "a whole number, 0 or more") {
            UInt64($0)
        }
        options.listener.backlog = try number(given.backlog, "backlog", 1...65535) ?? options.listener.backlog
        let lineLimit = try number(given.lineLimit, "line-limit", 16...1_048_576)
        options.listener.line.maximumLineLength = lineLimit ?? options.listener.line.maximumLineLength
        options.drain =
            try settings.value(given.drain, "drain", "a length of time such as 10s or 2m", DurationText.read)
            ?? options.drain
        var lineKeys: [String] = []
        if lineLimit != nil { lineKeys.append("line-limit") }
        if try text(given.deadlines.lineTime, "line-time") != nil { lineKeys.append("line-time") }
        self.lineKeys = lineKeys
        try given.deadlines.apply(to: &options.listener, settings)
        options.listener.proxies = try given.gates.proxies(settings)
        options.gates = try given.gates.gates(settings)
        options.transcripts = transcripts
        self.options = options
        health = try HealthSettings(given.health, settings)
        board = try BoardSettings(given.board, settings)
        forward = try ForwardSettings(given.forward, store.location, settings)

        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel =
            try settings.value(given.logLevel, "log-level", "one of \(levels)") { Logger.Level(rawValue: $0) }
            ?? .info
    }

    /// Puts the challenges that the file lists in their places.
    ///
    /// - Parameter host: Makes what is hosted of a challenge's settings, and gives it a name where the file gives none.
    /// - Returns: The challenges; `nil` where the file lists none.
    /// - Throws: ``CommandError`` with everything that is wrong in the file and with what it names.
    package func placements(
        _ host: (ChallengeSettings) throws(CommandError) -> (hosted: any Hosted, name: String)
    ) throws(CommandError) -> [Placement]? {
        guard let challenges else { return nil }
        let isMenu = isOnePort && challenges.count > 1
        var placements: [Placement] = []
        for challenge in challenges {
            let own = challenge.serve.settings
            // Who comes to the one port passes its gates before choosing.
            for key in Self.challengeKeys where isMenu && key != "flag" && own.hasOwn(key) {
                own.report("with \"one-port\", \"\(key)\" is the same for all: say it above \"challenges\"", at: key)
            }
            guard let (hosted, name) = try own.gathering("pack", { () throws(CommandError) in try host(challenge) }),
                let address = try own.gathering(
                    "port",
                    { () throws(CommandError) in try (isMenu ? self : challenge.serve).addresses(1)[0] }
                )
            else { continue }
            if placements.contains(where: { $0.name == name }) {
                own.report("two challenges are called \"\(name)\"; give one of them a \"name\"")
            }
            if !isMenu, address.port != 0, let other = placements.first(where: { $0.address == address }) {
                own.report("\(address) is the address of \"\(other.name)\" already", at: "port")
            }
            placements.append(Placement(hosted, name: name, at: address, challenge.serve))
        }
        try settings.finish()
        return placements
    }

    /// Where each of some challenges listens.
    func addresses(_ count: Int) throws(CommandError) -> [SocketAddress] {
        if let unix {
            guard count == 1 else {
                throw .usage("one Unix socket hosts one challenge; add --one-port for a list to choose from")
            }
            return [.unix(path: unix)]
        }
        guard port == 0 || port + count - 1 <= 65535 else {
            throw .usage("\(count) challenges from port \(port) on need ports above 65535; choose a lower --port")
        }
        return (0..<count).map { .ip(host: host, port: port == 0 ? 0 : port + $0) }
    }
}
