import Testing

/// The same game to the flag through every client that players come with.
@Suite(.timeLimit(.minutes(5)))
struct ClientTests {
    private let server: Server
    private let port: String

    init() throws {
        server = try Server(Game.pack)
        port = String(server.port)
    }

    @Test(.enabled(if: Client.isInstalled("nc.openbsd"), "netcat-openbsd is not installed"))
    func netcatOpenBSDPlaysToTheFlag() throws {
        #expect(try Client.typed(["nc.openbsd", "-N", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["nc.openbsd", "-N", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["nc.openbsd", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("nc.traditional"), "netcat-traditional is not installed"))
    func netcatTraditionalPlaysToTheFlag() throws {
        #expect(try Client.typed(["nc.traditional", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["nc.traditional", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("ncat"), "ncat is not installed"))
    func ncatPlaysToTheFlag() throws {
        #expect(try Client.typed(["ncat", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["ncat", "127.0.0.1", port]) == Game.transcript)
        // With CR LF.
        #expect(try Client.piped(["ncat", "-C", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("socat"), "socat is not installed"))
    func socatPlaysToTheFlag() throws {
        #expect(try Client.typed(["socat", "-", "TCP:127.0.0.1:" + port]) == Game.transcript)
        #expect(try Client.piped(["socat", "-", "TCP:127.0.0.1:" + port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("busybox"), "busybox is not installed"))
    func busyboxNetcatPlaysToTheFlag() throws {
        #expect(try Client.typed(["busybox", "nc", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["busybox", "nc", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("telnet"), "telnet is not installed"), arguments: [[], ["-8"]])
    func telnetAtATerminalPlaysToTheFlag(options: [String]) throws {
        let screen = try Client.atTerminal(["telnet"] + options + ["127.0.0.1", port])
        let typed = "\(Game.opening)Paris\n\(Game.second)Tokyo\n\(Game.third)Lima\n\(Game.ending)"
        #expect(screen.contains(typed), "\(screen)")
    }

    @Test(.enabled(if: Client.hasPwntools, "pwntools is not installed"))
    func pwntoolsPlaysToTheFlag() throws {
        let folder = try Folder([
            "play.py": """
            import sys
            from pwn import context, remote
            context.log_level = "error"
            capitals = {b"France": b"Paris", b"Japan": b"Tokyo", b"Peru": b"Lima"}
            server = remote("127.0.0.1", int(sys.argv[1]))
            for _ in range(3):
                server.recvuntil(b"capital of ")
                country = server.recvuntil(b"?", drop=True)
                server.sendlineafter(b"> ", capitals[country])
            server.recvuntil(b"flag:\\n")
            print(server.recvline().decode(), end="")
            """
        ])
        #expect(try Client.piped(Client.pwntoolsPython + [folder / "play.py", port], "") == Game.flag + "\n")
    }
}
