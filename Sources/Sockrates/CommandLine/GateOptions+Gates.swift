import SockratesServer
import SockratesSockets

extension GateOptions {
    /// Puts the gates in a row, as options, environment and file say.
    ///
    /// Lists come first, and what counts one address before what counts all: one that floods is not to use up what is everybody's.
    ///
    /// - Parameter settings: What is said outside the options.
    /// - Returns: The gates.
    /// - Throws: ``CommandError`` for the first setting that is wrong, with its place.
    func gates(_ settings: Settings) throws(CommandError) -> Gates {
        var gates: [any Gate] = []
        if let denied = try list(deny, "deny", denyFile, settings) { gates.append(DenyList(denied)) }
        if let allowed = try list(allow, "allow", allowFile, settings) { gates.append(AllowList(allowed)) }
        if let most = try count(maxConnections, "max-connections", settings) ?? OpenFiles.connections {
            gates.append(ConnectionLimit(most))
        }
        if let rate = try rate(ratePerAddress, "rate-per-address", settings) { gates.append(SourceRate(rate)) }
        if let most = try count(maxPerAddress, "max-per-address", settings) { gates.append(SourceLimit(most)) }
        if let most = try count(maxPerTeam, "max-per-team", settings) { gates.append(TeamLimit(most)) }
        let expected = "connections, a percentage and connections, such as 1500:30:1900"
        if let drop = try settings.value(earlyDrop, "early-drop", expected, Self.earlyDrop) { gates.append(drop) }
        if let rate = try rate(rate, "rate", settings) { gates.append(ConnectionRate(rate)) }
        let clock = Gates.systemClock()
        if let proof = try pow.gate(settings, clock: clock) { gates.append(proof) }
        let isSilent = try settings.value(refuse, "refuse", "message or silently") { text -> Bool? in
            ["message": false, "silently": true][text]
        }
        return Gates(
            gates,
            exempt: try list(exempt, "exempt", exemptFile, settings) ?? NetworkList(),
            isSilent: isSilent ?? false,
            clock: clock
        )
    }

    /// Which peers are proxies, as options, environment and file say; `nil` where nobody is.
    func proxies(_ settings: Settings) throws(CommandError) -> ProxyTrust? {
        try settings.networks(proxyFrom, "proxy-from").map { ProxyTrust($0) }
    }

    private func count(_ flag: Int?, _ key: String, _ settings: Settings) throws(CommandError) -> Int? {
        try settings.value(flag.map(String.init), key, "a whole number, 1 or more") { text in
            Int(text).flatMap { $0 >= 1 ? $0 : nil }
        }
    }

    private func rate(_ flag: String?, _ key: String, _ settings: Settings) throws(CommandError) -> Rate? {
        try settings.value(flag, key, "a rate such as 50, 30/m or 50:200", RateText.read)
    }

    /// A list in words and in files; `nil` where nobody says anything.
    private func list(
        _ words: [String],
        _ key: String,
        _ files: [String],
        _ settings: Settings
    ) throws(CommandError) -> NetworkList? {
        let said = settings.list(words, key)
        let named = settings.list(files, "\(key)-file")
        guard !said.isEmpty || !named.isEmpty else { return nil }
        // Which of the two is wrong shows alone.
        let alone = try settings.blaming(key, !words.isEmpty) { () throws(CommandError) in
            try Self.list(said, [], words.isEmpty ? "\"\(key)\"" : "--\(key)")
        }
        guard alone != nil, !named.isEmpty else { return alone }
        return try settings.blaming("\(key)-file", !files.isEmpty) { () throws(CommandError) in
            try Self.list(said, named, files.isEmpty ? "\"\(key)-file\"" : "--\(key)-file")
        }
    }

    private static func list(_ words: [String], _ files: [String], _ place: String) throws(CommandError) -> NetworkList
    {
        do {
            return try NetworkList(words, files: files)
        } catch {
            throw .usage("\(place): \(error)")
        }
    }

    private static func earlyDrop(_ text: String) -> EarlyDrop? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let start = parts[0], let percent = parts[1], let full = parts[2] else { return nil }
        guard start >= 1, (1...100).contains(percent), full >= start else { return nil }
        return EarlyDrop(from: start, share: Double(percent) / 100, to: full)
    }
}

/// A rate as it is written: `50` a second, `30/m` a minute, `100/h` an hour, and `50:200` for no more than 200 at once.
enum RateText {
    /// Reads a rate; `nil` where it is none.
    static func read(_ text: String) -> Rate? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let burst = parts.count == 2 ? Int(parts[1]) : nil
        guard parts.count == 1 || (parts.count == 2 && burst.map { (1...1_000_000).contains($0) } == true) else {
            return nil
        }
        let words = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard words.count <= 2, let seconds = words.count == 2 ? units[String(words[1])] : 1 else { return nil }
        guard let number = Double(words[0]), number > 0, number <= 1_000_000 else { return nil }
        return Rate(perSecond: number / seconds, burst: burst)
    }

    private static let units: [String: Double] = ["s": 1, "m": 60, "h": 3600]
}
