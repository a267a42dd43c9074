import Foundation
import Testing

/// Challenges behind TLS, as players reach them.
@Suite(.timeLimit(.minutes(5)))
struct TLSServeTests {
    private let server: Server
    private let port: String

    init() throws {
        server = try Server(Game.pack, options: ["--tls"])
        port = String(server.port)
    }

    @Test func theInvitationCanBeTypedAsItStands() throws {
        #expect(
            server.invitations == [
                "game1: Capitals: ncat --ssl 127.0.0.1 \(port) (or: sockrates nc --ssl 127.0.0.1 \(port); "
                    + "openssl s_client -quiet -connect 127.0.0.1:\(port))"
            ]
        )
    }

    @Test func ourOwnNetcatPlaysToTheFlag() throws {
        #expect(try Client.typed([Program.path, "nc", "--ssl", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped([Program.path, "nc", "--ssl", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("ncat"), "ncat is not installed"))
    func ncatPlaysToTheFlag() throws {
        #expect(try Client.typed(["ncat", "--ssl", "127.0.0.1", port]) == Game.transcript)
        #expect(try Client.piped(["ncat", "--ssl", "127.0.0.1", port]) == Game.transcript)
    }

    @Test(.enabled(if: Client.isInstalled("openssl"), "openssl is not installed"))
    func opensslPlaysToTheFlag() throws {
        let client = ["openssl", "s_client", "-quiet", "-connect", "127.0.0.1:" + port]
        #expect(try Client.typed(client) == Game.transcript)
        #expect(try Client.piped(client) == Game.transcript)
    }

    @Test(.enabled(if: Client.hasPwntools, "pwntools is not installed"))
    func pwntoolsPlaysToTheFlag() throws {
        let folder = try Folder([
            "play.py": """
            import sys
            from pwn import remote
            server = remote("127.0.0.1", int(sys.argv[1]), ssl=True, level="error")
            for answer in (b"Paris", b"Tokyo", b"Lima"):
                server.sendlineafter(b"> ", answer)
            server.recvuntil(b"flag:\\n")
            print(server.recvline().decode(), end="")
            """
        ])
        #expect(try Client.piped(Client.pwntoolsPython + [folder / "play.py", port], "") == Game.flag + "\n")
    }

    @Test func solvePlaysItToo() throws {
        let folder = try Folder(["pack.yaml": Game.pack])
        let solved = try Program.run("solve", "127.0.0.1", port, "--pack", folder.path, "--tls", "--insecure")
        #expect(solved.output == Game.flag + "\n")
        let wary = try Program.run("solve", "127.0.0.1", port, "--pack", folder.path, "--tls")
        #expect(wary.code == 1)
        #expect(wary.errors.contains("the certificate is not to be trusted"))
    }

    @Test func whoSpeaksNoTLSIsToldThatItIsNeeded() throws {
        let plain = try Player(server.port)
        try plain.send("Paris\n")
        #expect(
            try plain.rest()
                == "This port speaks TLS: connect with ncat --ssl, sockrates nc --ssl or openssl s_client -quiet.\n"
        )
    }

    @Test(.enabled(if: Client.isInstalled("openssl"), "openssl is not installed"))
    func theCertificateThatWasMadeIsTheOneThatIsLogged() throws {
        let seen = try ChildProcess([
            "sh", "-c",
            "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256",
        ])
        let fingerprint = try #require(try seen.output.rest().split(separator: "=").last)
        #expect(fingerprint.count > 90)
        try server.logged("sha256=\(fingerprint.trimmingCharacters(in: .newlines))")
    }
}

/// Certificates of the host's and the players' own.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("openssl"), "openssl is not installed"))
struct CertificateTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        for name in ["authority", "stranger"] { try make("-x509", "-subj", "/CN=\(name)", to: name) }
        for (name, extensions) in [
            ("server", ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]), ("player", []),
        ] {
            let signed = ["-CA", folder / "authority.pem", "-CAkey", folder / "authority.key"]
            try make(["-x509", "-subj", "/CN=\(name)"] + signed + extensions, to: name)
        }
    }

    private func make(_ words: String..., to name: String) throws { try make(words, to: name) }

    private func make(_ words: [String], to name: String) throws {
        let files = ["-keyout", folder / "\(name).key", "-out", folder / "\(name).pem"]
        let child = try ChildProcess(
            ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"] + files + words
        )
        #expect(try child.exitCode() == 0, "\(child.errors)")
    }

    private var files: [String] { ["--tls-certificate", folder / "server.pem", "--tls-key", folder / "server.key"] }

    private func player(_ server: Server, _ name: String?) -> [String] {
        let own = name.map { ["--ssl-cert", folder / "\($0).pem", "--ssl-key", folder / "\($0).key"] } ?? []
        let trust = ["--ssl-verify", "--ssl-trustfile", folder / "authority.pem"]
        return [Program.path, "nc"] + trust + own + ["localhost", "\(server.port)"]
    }

    @Test func aCertificateThatAnAuthorityHasSignedIsVerified() throws {
        let server = try Server(Game.pack, options: files)
        #expect(try Client.piped(player(server, nil)) == Game.transcript)
        #expect(!server.log.contains("was made for trying out"))
        let pack = try Folder(["pack.yaml": Game.pack])
        let words = [
            "solve", "localhost", "\(server.port)", "--pack", pack.path, "--tls-trust", folder / "authority.pem",
        ]
        #expect(try Program.start(words).output.rest() == Game.flag + "\n")
    }

    @Test func onlyPlayersWithACertificateGetIn() throws {
        let server = try Server(Game.pack, options: files + ["--tls-client-authorities", folder / "authority.pem"])
        #expect(server.invitations[0].contains("--ssl-cert YOURS.pem --ssl-key YOURS.key"))
        #expect(try Client.piped(player(server, "player")) == Game.transcript)
        #expect(try Client.piped(player(server, "stranger")) == "")
        #expect(try Client.piped(player(server, nil)) == "")
    }

    @Test func theServersOwnSelfCheckAndOthersChecksGetInWithCertificates() throws {
        let authorities = ["--tls-client-authorities", folder / "authority.pem"]
        let options = ["--health", "0", "--self-check", "100ms"]
        let server = try Server(Game.pack, options: files + authorities + options)
        let health = try HealthPort(of: server)
        try awaited("a self-check") {
            try health.ask("/metrics").body.contains(#"self_checks_total{challenge="game1",result="passed"} 1"#)
        }
        let pack = try Folder(["pack.yaml": Game.pack])
        let words = ["--pack", pack.path, "--tls-trust", folder / "authority.pem"]
        let own = ["--tls-certificate", folder / "player.pem", "--tls-key", folder / "player.key"]
        let checked = try Program.start(["check", "--live", "localhost", "\(server.port)"] + words + own)
        #expect(try checked.output.rest() == Game.flag + "\n", "\(checked.errors)")
        #expect(try Program.start(["solve", "localhost", "\(server.port)"] + words).exitCode() == 1)
        let alone = try Program.start(["solve", "localhost", "\(server.port)", "--tls-key", folder / "player.key"])
        #expect(try alone.exitCode() == 2)
    }

    @Test func newCertificatesComeWithASignalAndBadOnesDoNot() throws {
        let authorities = ["--tls-client-authorities", folder / "authority.pem"]
        let server = try Server(Game.pack, options: files + authorities)
        let playing = try ChildProcess(player(server, "player"))
        _ = try playing.output.text(through: "> ")
        // Another authority, and what it has signed, in the same files.
        for end in ["pem", "key"] {
            try FileManager.default.removeItem(atPath: folder / "authority.\(end)")
            try FileManager.default.copyItem(atPath: folder / "stranger.\(end)", toPath: folder / "authority.\(end)")
        }
        let signed = ["-CA", folder / "authority.pem", "-CAkey", folder / "authority.key"]
        try make(
            ["-x509", "-subj", "/CN=server", "-addext", "subjectAltName=DNS:localhost"] + signed,
            to: "server"
        )
        #expect(try Client.piped(player(server, "stranger")) == "")
        server.process.signalled(SIGHUP)
        try server.logged("notice certificates reloaded")
        #expect(try Client.piped(player(server, "stranger")) == Game.transcript)
        #expect(try Client.piped(player(server, "player")) == "")
        try playing.type(Game.piped)
        playing.endInput()
        #expect(try (playing.output.rest()).hasSuffix(Game.flag + "\n"))
        try folder.write("nothing\n", to: "server.pem")
        server.process.signalled(SIGHUP)
        try server.logged("error certificates not reloaded cause=\"\(folder / "server.pem") has no certificate in PEM")
        #expect(try Client.piped(player(server, "stranger")) == Game.transcript)
    }

    @Test func theSettingsComeFromTheEnvironmentToo() throws {
        let environment = [
            "SOCKRATES_TLS_CERTIFICATE": folder / "server.pem", "SOCKRATES_TLS_KEY": folder / "server.key",
        ]
        let server = try Server(Game.pack, environment: environment)
        #expect(try Client.piped(player(server, nil)) == Game.transcript)
    }

    @Test(
        arguments: [
            (
                ["--tls-key", "server.key"],
                "--tls-key is a certificate's key; name the certificate with --tls-certificate"
            ),
            (["--tls-certificate", "nowhere.pem"], "nowhere.pem has no certificate in PEM that can be read"),
            (["--tls-certificate", "server.pem"], "server.pem has no private key in PEM that can be read"),
            (
                ["--tls-certificate", "server.pem", "--tls-key", "player.key"],
                "do the certificate and the key belong together?"
            ),
            (["--tls-client-authorities", "server.key"], "server.key has no certificate in PEM that can be read"),
        ]
    )
    func wrongFilesAreSaidToBeWrong(options: [String], message: String) throws {
        let words = options.map { $0.hasPrefix("--") ? $0 : folder / $0 }
        let child = try Program.start(["serve", "--port", "0"] + words)
        #expect(try child.exitCode() == 2)
        #expect(child.errors.contains(message), "\(child.errors)")
    }

    @Test func whoSpeaksNoTLSIsNamedSo() throws {
        let hasty = try Server(Game.pack, options: ["--tls", "--handshake-time", "100ms"])
        #expect(try Player(hasty.port).rest().hasPrefix("This port speaks TLS"))
        try hasty.logged("end=\"no TLS handshake\"")
    }

    @Test func whoHasNotBegunKeepsNoServerFromStopping() throws {
        let patient = try Server(
            Game.pack,
            options: ["--tls", "--drain", "1h", "--handshake-time", "1h", "--health", "0"]
        )
        let health = try HealthPort(of: patient)
        let mute = try Player(patient.port)
        try awaited("the connection") {
            try health.ask("/metrics").body.contains("connections_active{challenge=\"game1\"} 1\n")
        }
        #expect(try patient.stop() == 0)
        #expect(!patient.log.contains("draining"))
        _ = try? mute.rest()
    }

    #if os(Linux)
        /// Each waited five seconds for a goodbye of TLS that could not come.
        @Test(.enabled(if: Client.isInstalled("python3"), "python3 is not installed"))
        func whoLeavesWithoutAGoodbyeMakesRoomForTheNext() throws {
            let server = try Server(
                options: ["--tls", "--max-per-address", "1", "--no-isolate"],
                running: ["sh", "-c", "echo in; exec cat"]
            )
            let script = """
                import socket, ssl, sys
                context = ssl._create_unverified_context()
                kept = []
                while len(kept) < 12:
                    player = context.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))))
                    if player.recv(100) != b"in\\n":
                        player.close()
                        continue
                    player.shutdown(socket.SHUT_WR)
                    kept.append(player)
                print("all")
                """
            let child = try ChildProcess(["python3", "-c", script, "\(server.port)"])
            #expect(try child.output.rest() == "all\n")
            #expect(try child.exitCode() == 0, "\(child.errors)")
        }
    #endif
}
