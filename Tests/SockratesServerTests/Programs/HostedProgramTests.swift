#if os(Linux)
    import Foundation
    import SockratesServer
    import SockratesSockets
    import SockratesStore
    import Testing

    /// Programs of this machine, players over real sockets.
    @Suite(.timeLimit(.minutes(5))) struct HostedProgramTests {
        @Test func whatAPlayerTypesComesBackWithItsEnd() async throws {
            try await ProgramServer.run(["cat"]) { server async throws in
                #expect(try await server.answer(to: "hello\u{8}\r\n\u{0}world") == "hello\u{8}\r\n\u{0}world")
            }
        }

        @Test func muchGoesBothWaysAtOnce() async throws {
            let text = String(repeating: "0123456789abcdef", count: 131_072)
            try await ProgramServer.run(["cat"]) { server async throws in
                let player = try await server.connect()
                async let sent: Void = {
                    try await player.send(text, timeout: .seconds(60))
                    try await player.shutdown(.output)
                }()
                let echo = try await player.receiveAll(as: .utf8, timeout: .seconds(60))
                #expect(echo.utf8.count == text.utf8.count && echo.hasPrefix(text.prefix(64)), "\(echo.suffix(100))")
                try await sent
            }
        }

        @Test(arguments: [
            ("exit 0", ""), ("exit 139", "The program exited with 139.\n"),
            ("printf half; exit 1", "half\nThe program exited with 1.\n"),
            ("kill -SEGV $$", "The program was killed by signal 11 (segmentation fault).\n"),
        ]) func thePlayerIsToldHowItEnded(script: String, told: String) async throws {
            try await ProgramServer.run(["sh", "-c", script]) { server async throws in
                let text = try await server.silence()
                #expect(text == told)
            }
        }

        @Test(arguments: [
            ("time limit", "exec sleep 1000", "Time limit: 500 ms. The session is over.\n"),
            ("idle limit", "exec sleep 1000", "Idle limit: nothing was sent for 500 ms. The session is over.\n"),
            ("CPU limit", "while :; do :; done", "CPU limit: 1 s of computing. The session is over.\n"),
            (
                "memory limit", "exec python3 -c 'b = b\"x\" * (1 << 30)\ninput()'",
                "Memory limit: 64 MiB. The session is over.\n"
            ),
            (
                "process limit", "for i in 1 2 3 4 5 6 7 8; do sleep 1000 & done; wait",
                "Process limit: 5 processes. The session is over.\n"
            ),
            ("output limit", "exec yes", "Output limit: 1 KiB. The session is over.\n"),
            (
                "file size limit", "exec dd if=/dev/zero of=\"$FILE\" bs=4096 count=1",
                "File size limit: 1 KiB. The session is over.\n"
            ),
        ]) func aLimitIsNamed(limit: String, script: String, told: String) async throws {
            let file = NSTemporaryDirectory() + "sockrates-\(UUID().uuidString)"
            defer { unlink(file) }
            try await ProgramServer.run(["sh", "-c", script], isSecure: false) { options in
                options.environment["FILE"] = file
                options.limits = .none
                switch limit {
                case "time limit": options.limits.time = .milliseconds(500)
                case "idle limit": options.limits.idle = .milliseconds(500)
                case "CPU limit": options.limits.cpuSeconds = 1
                case "memory limit": options.limits.memory = 64 << 20
                case "process limit": options.limits.processes = 5
                case "output limit": options.limits.output = 1024
                default: options.limits.fileSize = 1024
                }
            } _: { server async throws in
                let text = try await server.silence()
                #expect(text.hasSuffix(told), "\(text.suffix(200))")
                await server.end()
                #expect(server.log.lines.contains { $0.contains("session closed") && $0.contains("end=\(limit)") })
            }
        }

        @Test func aTerminalIsOne() async throws {
            try await ProgramServer.run(["sh", "-c", "test -t 0 && test -t 1 && cat && echo over"]) { options in
                options.station = .terminal
            } _: { server async throws in
                #expect(try await server.answer(to: "one\ntwo") == "one\ntwoover\n")
            }
        }

        @Test func theSocketItselfIsHandedOver() async throws {
            try await ProgramServer.run(["sh", "-c", "readlink /proc/$$/fd/0 | cut -c1-7; cat"], isSecure: false) {
                options in
                options.station = .socket
            } _: { server async throws in
                #expect(try await server.answer(to: "over\n") == "socket:\nover\n")
            }
        }

        @Test(arguments: [
            (ProgramOptions.InputEnd.passOn, "end\n"), (.kill, ""), (.linger(.milliseconds(300)), "end\n"),
        ]) func theEndOfTheInputIsAChoice(choice: ProgramOptions.InputEnd, told: String) async throws {
            try await ProgramServer.run([
                "sh", "-c", "cat; echo end; [ \"$1\" ] && exec sleep 1000", "sh", choice == .passOn ? "" : "more",
            ]) {
                $0.inputEnd = choice
            } _: { server async throws in
                #expect(try await server.answer() == (choice == .passOn ? told + "The program exited with 1.\n" : told))
            }
        }

        @Test func nothingOfTheServersIsInherited() async throws {
            setenv("SOCKRATES_TEST_SECRET", "secret", 1)
            try await ProgramServer.run(["sh", "-c", "env; ls /proc/$$/fd"]) { options in
                options.environment["MINE"] = "yes"
            } _: { server async throws in
                let lines = Set(try await server.silence().split(separator: "\n").map(String.init))
                #expect(!lines.contains("SOCKRATES_TEST_SECRET=secret"))
                let expected = [
                    "MINE=yes", "SOCKRATES_SEED=7", "NCAT_REMOTE_ADDR=127.0.0.1", "TCPREMOTEIP=127.0.0.1", "PROTO=TCP",
                    "REMOTE_ADDR=127.0.0.1", "SOCAT_PEERADDR=127.0.0.1",
                    "NCAT_LOCAL_PORT=\(server.server.address.port ?? 0)",
                ]
                #expect(lines.isSuperset(of: expected))
                #expect(lines.filter { Int($0) != nil }.subtracting(["10"]) == ["0", "1", "2"])
            }
        }

        @Test func standardErrorGoesWhereItIsWanted() async throws {
            for (choice, told) in [(ProgramOptions.ErrorOutput.client, "oh flag{x}\n"), (.log, ""), (.none, "")] {
                try await ProgramServer.run(["sh", "-c", "echo oh $FLAG >&2"]) { options in
                    options.errorOutput = choice
                    options.flag = { _ in "flag{x}" }
                } _: { server async throws in
                    let text = try await server.silence()
                    #expect(text == told)
                    await server.end()
                    #expect(server.log.lines.contains { $0.contains("line=oh [flag]") } == (choice == .log))
                    #expect(!server.log.lines.contains { $0.contains("flag{x}") })
                }
            }
        }

        @Test func aTeamHasAFlagOfItsOwnAndTheRestIsThePrograms() async throws {
            try await ProgramServer.run(["sh", "-c", "cat \"$FLAG_FILE\"; echo $SOCKRATES_TEAM; cat"]) { options in
                options.identity = ProgramIdentity(question: "Token?", refusal: "No.", proof: .token) { token in
                    token == Array("t1".utf8) ? "Owls" : nil
                }
                options.flag = { team in "flag{\(team ?? "")}" }
                options.flagForm = .file(name: "FLAG_FILE")
            } _: { server async throws in
                #expect(
                    try await server.answer(to: "t2\nt1\r\nraw\u{8}\n")
                        == "Token?\nNo.\nToken?\nflag{Owls}\nOwls\nraw\u{8}\n"
                )
                #expect(
                    try await server.answer(to: "a\nb\nc\nd\ne\n").hasSuffix("Token?\nNo.\nThat was the last try.\n")
                )
            }
        }

        @Test func aProgramThatCantBeStartedIsToldToBoth() async throws {
            try await ProgramServer.run(["cat"]) {
                $0.folder = "/nowhere"
            } _: { server async throws in
                #expect(try await server.silence() == "The program can't be started; tell the host.\n")
                #expect(server.log.lines.contains { $0.contains("No such file or directory") })
            }
        }

        @Test func aServerThatStopsTellsThePlayer() async throws {
            try await ProgramServer.run(["sh", "-c", "echo here; exec sleep 1000"]) { server async throws in
                let player = try await server.connect()
                #expect(try await player.receiveLine(as: .utf8, timeout: .seconds(60)) == "here")
                async let ending: Void = server.server.drain()
                #expect(
                    try await player.receiveAll(as: .utf8, timeout: .seconds(60))
                        == "The server stops.\nThe server has stopped.\n"
                )
                await ending
            }
        }
    }
#endif
