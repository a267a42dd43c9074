import ArgumentParser
import Foundation
import Sockrates

/// `sockrates nc`: netcat, with ncat's option names, exit codes and messages.
struct NetcatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nc",
        abstract: "Netcat: connect, listen, TLS, UDP, Unix sockets, programs, proxies.",
        usage: "sockrates nc [options] [host] [port]",
        discussion: """
            Options, exit codes, messages and the variables of --exec are those of ncat; -N and -q of OpenBSD's nc are understood. \
            Without a port it is 31337. Times are in seconds, or with a unit: 500ms, 3s, 2m, 1h.

              sockrates nc 127.0.0.1 1337          connect; what you type is sent, what comes is shown
              sockrates nc -l 4000                 wait for one connection
              sockrates nc -l -k -e /bin/cat       a program for each connection
              sockrates nc -l --chat               everybody who connects talks with everybody
              sockrates nc --ssl-verify host 443   TLS, and only with whom it should be
              sockrates nc --edit --record s.cast host 1337
                                                   edit lines, keep a recording (asciicast v2)

            On a terminal, control characters from the other side are written out, so that it can't drive your terminal; --raw \
            passes them on. Ctrl-D ends what you send, Ctrl-C ends it all.

            Exit codes: 0 well, 1 the connection failed, 2 the command was wrong.
            """,
        version: Version.text
    )

    @Flag(name: .customShort("4"), help: "Use IPv4 only.")
    var ipv4 = false
    @Flag(name: .customShort("6"), help: "Use IPv6 only.")
    var ipv6 = false
    @Flag(name: [.customShort("U"), .customLong("unixsock")], help: "Use Unix sockets only.")
    var unix = false
    @Flag(name: [.customShort("u"), .customLong("udp")], help: "Use UDP.")
    var udp = false
    @Flag(name: [.customShort("C"), .customLong("crlf")], help: "Send CR LF for every LF that is typed.")
    var crlf = false
    @Flag(name: [.customShort("l"), .customLong("listen")], help: "Wait for connections.")
    var listen = false
    @Flag(name: [.customShort("k"), .customLong("keep-open")], help: "Go on listening after the first connection.")
    var keepOpen = false
    @Option(name: [.customShort("m"), .customLong("max-conns")], help: "At most so many connections at a time (100).")
    var maximum: Int?
    @Option(
        name: [.customShort("e"), .customLong("exec")],
        parsing: .unconditional,
        help: ArgumentHelp("Run a program, named by its whole path, for the connection.", valueName: "command")
    )
    var exec: String?
    @Option(
        name: [.customShort("c"), .customLong("sh-exec")],
        parsing: .unconditional,
        help: ArgumentHelp("Run a command of /bin/sh for the connection.", valueName: "command")
    )
    var shellExec: String?
    @Option(
        name: .customLong("lua-exec"),
        help: ArgumentHelp("Run a Lua script for the connection.", valueName: "file")
    )
    var luaExec: String?
    @Option(
        name: [.customShort("i"), .customLong("idle-timeout")],
        help: ArgumentHelp("End after so long without traffic.", valueName: "time")
    )
    var idleTimeout: String?
    @Option(
        name: [.customShort("w"), .customLong("wait")],
        help: ArgumentHelp("Try so long to connect (10s).", valueName: "time")
    )
    var wait: String?
    @Option(
        name: [.customShort("d"), .customLong("delay")],
        help: ArgumentHelp("Wait so long between reads and writes.", valueName: "time")
    )
    var delay: String?
    @Option(
        name: [.customShort("q")],
        parsing: .unconditional,
        help: ArgumentHelp("End so long after the end of what is typed; -1 waits for the peer.", valueName: "time")
    )
    var quit: String?
    @Flag(name: [.customShort("N")], help: "Pass on the end of what is typed; this is so anyway.")
    var shutdown = false
    @Option(name: [.customShort("p"), .customLong("source-port")], help: "The port to connect from, or to listen on.")
    var sourcePort: Int?
    @Option(
        name: [.customShort("s"), .customLong("source")],
        help: ArgumentHelp("The address to connect from.", valueName: "address")
    )
    var source: String?
    @Flag(name: [.customShort("n"), .customLong("nodns")], help: "Look no names up.")
    var noNames = false
    @Flag(name: [.customShort("t"), .customLong("telnet")], help: "Answer telnet's negotiation.")
    var telnet = false
    @Flag(name: [.customShort("v"), .customLong("verbose")], help: "Say what happens; twice for more.")
    var verbosity: Int
    @Flag(name: .customShort("z"), help: "Only see whether somebody listens.")
    var zero = false
    @Flag(name: .customLong("send-only"), help: "Only send; end with what is typed.")
    var sendOnly = false
    @Flag(name: .customLong("recv-only"), help: "Only receive.")
    var receiveOnly = false
    @Flag(name: .customLong("no-shutdown"), help: "Do not pass on the end of what is typed.")
    var noShutdown = false
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write down all that goes over.", valueName: "file")
    )
    var output: String?
    @Option(
        name: [.customShort("x"), .customLong("hex-dump")],
        help: ArgumentHelp("The same in hexadecimal.", valueName: "file")
    )
    var hexDump: String?
    @Flag(name: .customLong("append-output"), help: "Append to these files.")
    var append = false
    @Option(
        name: .customLong("record"),
        help: ArgumentHelp("Write a recording: asciicast v2, with times.", valueName: "file")
    )
    var record: String?
    @Option(
        name: .customLong("replay"),
        help: ArgumentHelp("Play the other side of a recording to whom it is connected to.", valueName: "file")
    )
    var replay: String?
    @Flag(name: .customLong("raw"), help: "Show control characters as they come, on a terminal too.")
    var raw = false
    @Flag(name: .customLong("edit"), help: "Edit lines before they are sent, with a history.")
    var edit = false
    @Option(
        name: .customLong("allow"),
        help: ArgumentHelp("Only these may connect: addresses, names, networks, ranges.", valueName: "hosts")
    )
    var allow: [String] = []
    @Option(name: .customLong("allowfile"), help: ArgumentHelp("The same from a file.", valueName: "file"))
    var allowFiles: [String] = []
    @Option(name: .customLong("deny"), help: ArgumentHelp("These may not connect.", valueName: "hosts"))
    var deny: [String] = []
    @Option(name: .customLong("denyfile"), help: ArgumentHelp("The same from a file.", valueName: "file"))
    var denyFiles: [String] = []
    @Flag(name: .customLong("broker"), help: "Pass on what each connection sends to all others.")
    var broker = false
    @Flag(
        name: [.customLong("chat"), .customLong("talk")],
        help: "The same with names, and nothing that drives a terminal."
    )
    var chat = false
    @Flag(name: .customLong("ssl"), help: "Speak TLS.")
    var tls = false
    @Option(
        name: .customLong("ssl-cert"),
        help: ArgumentHelp("The certificate in PEM; one is made without.", valueName: "file")
    )
    var certificate: String?
    @Option(name: .customLong("ssl-key"), help: ArgumentHelp("Its private key in PEM.", valueName: "file"))
    var key: String?
    @Flag(name: .customLong("ssl-verify"), help: "Verify whom it is connected to.")
    var verify = false
    @Option(
        name: .customLong("ssl-trustfile"),
        help: ArgumentHelp("Trust these certificates in PEM.", valueName: "file")
    )
    var trustFile: String?
    @Option(
        name: .customLong("ssl-ciphers"),
        help: ArgumentHelp("Taken, and of no effect: the safe ones are offered.", valueName: "list")
    )
    var ciphers: String?
    @Option(name: .customLong("ssl-servername"), help: ArgumentHelp("Ask for this name (SNI).", valueName: "name"))
    var serverName: String?
    @Option(
        name: .customLong("ssl-alpn"),
        help: ArgumentHelp("Offer these protocols (ALPN), with commas.", valueName: "list")
    )
    var protocols: String?
    @Option(name: .customLong("proxy"), help: ArgumentHelp("Connect through a proxy.", valueName: "host[:port]"))
    var proxy: String?
    @Option(name: .customLong("proxy-type"), help: "http, socks4 or socks5; with -l, be a proxy (http).")
    var proxyType: String?
    @Option(
        name: .customLong("proxy-auth"),
        parsing: .unconditional,
        help: ArgumentHelp("What to tell the proxy, or to ask of its clients.", valueName: "user:pass")
    )
    var proxyAuth: String?
    @Option(name: .customLong("proxy-dns"), help: "Who looks the name up: local, remote, both or none.")
    var proxyNames: String?
    @Flag(name: .customLong("test"), help: "Say on standard error when it listens.")
    var test = false
    @Argument(
        help: ArgumentHelp(
            "Where to connect to, or to listen: [host] [port], or a Unix socket's path.",
            valueName: "host port"
        )
    )
    var words: [String] = []

    func run() async throws {
        let code: Int32
        do throws(NetcatFailure) {
            let options = try NetcatOptions(self)
            code = try await Netcat(options).run()
        } catch {
            if let message = error.message { StandardError.print("Ncat: \(message)") }
            code = error.code
        }
        // Whatever still waits for a key or for a peer ends here.
        Foundation.exit(code)
    }
}
