import Foundation
import SockratesSockets

/// What `sockrates nc` was asked to do, checked.
struct NetcatOptions: Sendable {
    /// What runs for a connection.
    enum Execution: Sendable {
        /// A program and its arguments.
        case program([String])
        /// A Lua script.
        case lua(String)
    }

    /// A proxy to connect through.
    struct Proxy: Sendable {
        enum Kind: String, Sendable { case http, socks4, socks5 }
        let kind: Kind
        let host: String
        let port: Int
        let credentials: String?
        let looksUpLocally: Bool
        let asksProxy: Bool
    }

    static let defaultPort = 31337

    let command: NetcatCommand
    /// The host, or the Unix socket's path; nil for every address to listen at.
    let host: String?
    let port: Int
    let idleTimeout: Duration?
    let wait: Duration
    let delay: Duration?
    let quitDelay: Duration?
    let execution: Execution?
    let access: NetcatAccess
    let proxy: Proxy?
    let credentials: String?
    let listens: Bool

    var isBroker: Bool { command.broker || command.chat }
    var family: AddressFamily? { command.ipv4 ? .ipv4 : command.ipv6 ? .ipv6 : nil }
    var transport: Transport { command.udp ? .datagram : .stream }
    var speaksTLS: Bool {
        command.tls || command.verify || command.certificate != nil || command.key != nil || command.trustFile != nil
            || command.serverName != nil || command.protocols != nil || command.ciphers != nil
    }
    var maximum: Int { command.maximum ?? 100 }
    var isProxyServer: Bool { listens && command.proxyType != nil }

    init(_ command: NetcatCommand) throws(NetcatFailure) {
        self.command = command
        listens = command.listen || command.broker
        idleTimeout =
            try NetcatTime.read(command.idleTimeout, "-i timeout") ?? (command.zero && command.udp ? .seconds(2) : nil)
        wait = try NetcatTime.read(command.wait, "-w timeout") ?? .seconds(10)
        delay = try NetcatTime.read(command.delay, "-d delay")
        // As OpenBSD has it, less than nothing is for ever.
        let quit = command.quit.flatMap { $0.hasPrefix("-") ? nil : $0 }
        quitDelay = try NetcatTime.read(quit, "-q time", allowsZero: true)
        execution = try Self.execution(command)
        credentials = command.proxyAuth ?? ProcessInfo.processInfo.environment["NCAT_PROXY_AUTH"]
        proxy = try Self.proxy(command, credentials)
        let usual = listens && command.proxyType != nil ? 3128 : Self.defaultPort
        (host, port) = try Self.place(command, listens: listens, usual: usual)
        access = try NetcatAccess(command)
        try check()
    }

    private static func execution(_ command: NetcatCommand) throws(NetcatFailure) -> Execution? {
        guard [command.exec, command.shellExec, command.luaExec].count(where: { $0 != nil }) <= 1 else {
            throw .usage("Only one of --exec, --sh-exec, and --lua-exec is allowed.")
        }
        if let line = command.shellExec { return .program(["/bin/sh", "-c", line]) }
        if let script = command.luaExec { return .lua(script) }
        return command.exec.map { .program(words(of: $0)) }
    }

    /// A command line cut at white space; a backslash takes the next character as it is.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isEscaped = false
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    private static func proxy(_ command: NetcatCommand, _ credentials: String?) throws(NetcatFailure) -> Proxy? {
        guard let text = command.proxy else {
            guard let kind = command.proxyType else { return nil }
            guard command.listen || command.broker else {
                throw .usage("Proxy type (--proxy-type) specified without proxy address (--proxy).")
            }
            guard kind == "http" else {
                throw .usage("Invalid proxy type \"\(kind)\"; Ncat proxy server only supports \"http\".")
            }
            return nil
        }
        if command.listen || command.broker { throw .usage("Invalid option combination: --proxy and -l.") }
        let names = ["4": "socks4", "5": "socks5"]
        let word = command.proxyType ?? "http"
        guard let kind = Proxy.Kind(rawValue: names[word] ?? word) else {
            throw .usage("Invalid proxy type \"\(word)\".")
        }
        let dns = command.proxyNames ?? "remote"
        guard ["local", "remote", "both", "none"].contains(dns) else { throw .usage("Invalid proxy DNS type.") }
        let (host, port) = NetcatPlace.split(text)
        return Proxy(
            kind: kind,
            host: host,
            port: port ?? (kind == .http ? 3128 : 1080),
            credentials: credentials,
            looksUpLocally: dns == "local" || dns == "both",
            asksProxy: dns == "remote" || dns == "both"
        )
    }

    private static func place(
        _ command: NetcatCommand,
        listens: Bool,
        usual: Int
    ) throws(NetcatFailure) -> (host: String?, port: Int) {
        var words = command.words[...]
        if command.unix {
            guard let path = words.popFirst() else {
                throw .usage("You have to specify path to a socket to \(listens ? "listen on" : "connect to").")
            }
            guard words.isEmpty else {
                throw .usage("Using Unix domain sockets and specifying port doesn't make sense.")
            }
            return (path, 0)
        }
        var host: String?
        if let first = words.first, !first.allSatisfy({ $0.isASCII && $0.isNumber }) {
            host = first
            words = words.dropFirst()
        }
        if host == nil, !listens { throw .usage("You must specify a host to connect to.") }
        let ports = words + (listens ? command.sourcePort.map { ["\($0)"] } ?? [] : [])
        guard ports.count <= 1 else {
            throw .usage("Got more than one port specification: \(ports.joined(separator: " ")).")
        }
        guard let text = ports.first else { return (host, usual) }
        guard let port = Int(text), (listens ? 0...65535 : 1...65535).contains(port) else {
            throw .usage("Invalid port number \"\(text)\".")
        }
        return (host, port)
    }

    private func check() throws(NetcatFailure) {
        if command.unix {
            if proxy != nil || command.proxyType != nil {
                throw .usage("Proxy option not supported when using Unix domain sockets.")
            }
            if speaksTLS { throw .usage("SSL option not supported when using Unix domain sockets.") }
            if isBroker { throw .usage("Connection brokering not supported when using Unix domain sockets.") }
            if command.sourcePort != nil {
                throw .usage("Specifying source port when using Unix domain sockets doesn't make sense.")
            }
        }
        if command.zero {
            if listens { throw .usage("Services designed for LISTENING can't be used with -z") }
            if command.telnet { throw .usage("Invalid option combination: -z and -t.") }
            if execution != nil { throw .usage("Command execution can't be done along with option -z.") }
        }
        if command.udp {
            if speaksTLS { throw .usage("TLS over UDP (DTLS) is not supported; leave out --udp or --ssl.") }
            if command.keepOpen, execution == nil {
                throw .usage(
                    "UDP mode does not support the -k or --keep-open options, except with --exec or --sh-exec."
                )
            }
            if isBroker { throw .usage("UDP mode does not support connection brokering.") }
        }
        if (command.certificate == nil) != (command.key == nil) {
            throw .usage("The --ssl-key and --ssl-cert options must be used together.")
        }
        if listens { try checkListening() } else { try checkConnecting() }
    }

    private func checkListening() throws(NetcatFailure) {
        if command.source != nil {
            throw .usage(
                "-l and -s are incompatible.  Specify the address and port to bind to like you would a host to connect to."
            )
        }
        if isBroker, execution != nil { throw .usage("Invalid option combination: --broker and -e.") }
        if isProxyServer, command.telnet {
            throw .usage("Invalid option combination: --telnet has no effect with --proxy-type.")
        }
        if command.protocols != nil { throw .usage("ALPN is not supported in listen mode") }
    }

    private func checkConnecting() throws(NetcatFailure) {
        if access.isRestricted { throw .usage("Invalid option combination: allow/deny with connect.") }
        if command.maximum != nil { throw .usage("Invalid option combination: `--max-conns' with connect.") }
        if command.chat { throw .usage("Invalid option combination: `--chat' with connect.") }
        if command.keepOpen { throw .usage("Invalid option combination: `--keep-open' with connect.") }
    }
}

/// Times as ncat reads them: `3`, `500ms`, `3s`, `2m`, `1h`.
enum NetcatTime {
    static func read(_ text: String?, _ name: String, allowsZero: Bool = false) throws(NetcatFailure) -> Duration? {
        guard let text else { return nil }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let factors: [String: Double] = ["": 1, "s": 1, "ms": 0.001, "m": 60, "h": 3600]
        guard let number = Double(digits), let factor = factors[String(text.dropFirst(digits.count))] else {
            throw .usage("Invalid \(name) \"\(text)\" (must be a time such as 3, 500ms, 2m or 1h).")
        }
        guard allowsZero ? number >= 0 : number * factor > 0, number * factor < 1e9 else {
            throw .usage("Invalid \(name) \"\(text)\" (must be greater than 0).")
        }
        return .milliseconds(Int64((number * factor * 1000).rounded()))
    }
}

/// `host:port`, `[::1]:port`, or a host alone.
enum NetcatPlace {
    static func split(_ text: String) -> (host: String, port: Int?) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            return (
                String(text[text.index(after: text.startIndex)..<end]),
                rest.hasPrefix(":") ? Int(rest.dropFirst()) : nil
            )
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = Int(parts[1]) else { return (text, nil) }
        return (String(parts[0]), port)
    }
}
