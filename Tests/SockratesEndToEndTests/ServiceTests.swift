#if os(Linux)
    import Foundation
    import Testing

    /// The server as a service of systemd: sockets that are handed over, and what it tells.
    @Suite(.timeLimit(.minutes(5))) struct ServiceTests {
        @Test func itTellsWhenPlayersCanComeWhenItReloadsAndWhenItStops() throws {
            let notices = try NoticeSocket()
            let server = try Server(Game.pack, environment: ["NOTIFY_SOCKET": notices.path])
            #expect(try notices.next() == "READY=1\nSTATUS=serving 1 challenge")
            server.process.signalled(SIGHUP)
            #expect(try notices.next().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
            #expect(try notices.next() == "READY=1")
            #expect(try server.stop() == 0)
            #expect(try notices.next() == "STOPPING=1\nSTATUS=waiting for the last players")
        }

        @Test func aSocketThatIsNoFileIsTold() throws {
            let notices = try NoticeSocket(isAbstract: true)
            let server = try Server(Game.pack, environment: ["NOTIFY_SOCKET": notices.path])
            #expect(try notices.next() == "READY=1\nSTATUS=serving 1 challenge")
            #expect(try server.stop() == 0)
        }

        @Test func theWatchdogHearsOfLoopsThatRun() throws {
            let notices = try NoticeSocket()
            let server = try Server(Game.pack, environment: ["NOTIFY_SOCKET": notices.path, "WATCHDOG_USEC": "20000"])
            _ = try notices.next()
            for _ in 1...3 { #expect(try notices.next() == "WATCHDOG=1") }
            #expect(try server.stop() == 0)
        }

        /// What systemd does: binds a socket, gives it the number 3, and becomes the program.
        private static let activation = """
            import os, socket, sys
            path = sys.argv[1]
            s = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
            s.bind(path or ("127.0.0.1", 0))
            s.listen()
            os.dup2(s.fileno(), 3)
            os.set_inheritable(3, True)
            os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", LISTEN_FDNAMES="game.socket")
            os.execv(sys.argv[2], sys.argv[2:])
            """

        @Test(.enabled(if: Client.isInstalled("python3"), "python3 is not installed"), arguments: [false, true])
        func aSocketThatIsHandedOverIsTaken(isUnix: Bool) throws {
            let folder = try Folder(["game.yaml": Game.pack])
            let path = isUnix ? folder / "game.sock" : ""
            // Port 1 can't be had, and is not asked for.
            let serve = [Program.path, "serve", "--port", "1", "--drain", "100ms", folder / "game.yaml"]
            let child = try ChildProcess(["python3", "-c", Self.activation, path] + serve)
            let invitation = try child.output.text(through: "\n")
            if isUnix {
                #expect(invitation == "game: Capitals: nc -U \(path)\n")
                let check = try Program.run("check", "--live", "--pack", folder / "game.yaml", path)
                #expect(check.output == Game.flag + "\n", "\(check.errors)")
            } else {
                let port = try #require(Int(invitation.split(separator: " ").last?.dropLast() ?? ""))
                #expect(port > 1)
                #expect(try Player(port).typed(Game.answers).contains(Game.flag))
            }
            child.signalled(SIGTERM)
            #expect(try child.exitCode() == 0)
            // The file is that of whoever has bound it.
            #expect(FileManager.default.fileExists(atPath: path) == isUnix)
        }

        @Test func whatDoesNotListenIsRefused() throws {
            let words = ["sh", "-c", "export LISTEN_PID=$$; exec \"$@\" 3</dev/null", "sh", Program.path, "serve"]
            let child = try ChildProcess(words, environment: ["LISTEN_FDS": "1", "LISTEN_FDNAMES": "null"])
            #expect(try child.exitCode() == 2)
            #expect(child.errors.contains("descriptor 3, which was handed over as \"null\", does not listen"))
        }
    }
#endif
