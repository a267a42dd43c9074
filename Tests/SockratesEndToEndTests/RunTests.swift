#if os(Linux)
    import Foundation
    import Testing

    /// `sockrates run` as its users run it, and its guide.
    @Suite(.timeLimit(.minutes(5))) struct RunTests {
        private let folder: Folder

        init() throws {
            folder = try Folder()
            try "token,team\ntok1,Owls\n".write(toFile: folder / "teams.csv", atomically: true, encoding: .utf8)
            try "secret\n".write(toFile: folder / "secret.txt", atomically: true, encoding: .utf8)
            try folder.write("#!/bin/sh\nread name\necho \"Hello, $name.\"\n", to: "challenge.py")
            try folder.write("#!/bin/sh\n", to: "solve.py")
            for name in ["challenge.py", "solve.py"] { chmod(folder / name, 0o755) }
        }

        /// Runs a command of `sockrates run` on a port that the system chooses, and tells of what was printed.
        private func started(_ command: String) throws -> (process: ChildProcess, port: String) {
            let words = command.replacing("sockrates run", with: "exec \"$PROGRAM\" run --port 0")
                .replacing("--port 4000", with: "").replacing("127.0.0.1:9100", with: "127.0.0.1:0")
            let process = try ChildProcess(
                ["sh", "-c", "cd \"$FOLDER\" && \(words)"],
                environment: ["PROGRAM": Program.path, "FOLDER": folder.path]
            )
            let invitation: String
            do {
                invitation = try process.output.text(through: "\n")
            } catch {
                throw Impatience("the invitation of \(command)", process.errors)
            }
            return (process, String(invitation.split(separator: " ").last?.dropLast() ?? ""))
        }

        private static func guide() throws -> String {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try String(contentsOf: root.appending(path: "docs/programs.md"), encoding: .utf8)
        }

        private static func blocks(_ kind: String) throws -> [String] {
            try guide().components(separatedBy: "```\(kind)\n").dropFirst().compactMap {
                $0.components(separatedBy: "\n```").first
            }
        }

        @Test(.enabled(if: Client.isInstalled("nc.openbsd"))) func theGuidesConversationsGoAsItSays() throws {
            for block in try Self.blocks("console") {
                let lines = block.components(separatedBy: "\n")
                let (server, port) = try started(String(lines[0].dropFirst(2)))
                let typed = lines.contains("tok1") ? "tok1\n" : ""
                let shown = try Client.piped(["nc.openbsd", "127.0.0.1", port], typed)
                #expect(shown == lines[2...].filter { $0 != "tok1" }.joined(separator: "\n") + "\n")
                server.signalled(SIGTERM)
                #expect(try server.exitCode() == 0)
            }
        }

        @Test func theGuidesCommandsHost() throws {
            let lines = try Self.blocks("sh").joined(separator: "\n").components(separatedBy: "\n")
            for line in lines where line.hasPrefix("sockrates run ") {
                // Only root can run a program as somebody else.
                if line.contains("--user"), geteuid() != 0 { continue }
                let (server, port) = try started(line.replacing("--host ::", with: ""))
                #expect(Int(port) != nil)
                server.signalled(SIGTERM)
                #expect(try server.exitCode() == 0)
            }
        }

        /// The flag that the guide's player reads is the one that the guide's list shows.
        @Test func theGuidesListHasTheFlagsThatPlayersGet() throws {
            let lines = try Self.blocks("sh").joined(separator: "\n").components(separatedBy: "\n")
            let command = try #require(lines.first { $0.hasPrefix("sockrates export ") })
            let list = try ChildProcess(
                ["sh", "-c", "cd \"$FOLDER\" && \(command.replacing("sockrates", with: "exec \"$PROGRAM\""))"],
                environment: ["PROGRAM": Program.path, "FOLDER": folder.path]
            )
            let listed = try list.output.rest()
            #expect(try list.exitCode() == 0, "\(list.errors)")
            let flag = try #require(try Self.guide().firstMatch(of: #/\nflag\{[0-9a-f]{32}\}/#)).output.dropFirst()
            #expect(listed == "challenge,team,flag\r\nsh,Owls,\(flag)\r\n")
        }

        @Test func theGuidesTranscriptsAreShownPlayedAndFound() throws {
            let lines = try Self.blocks("sh").joined(separator: "\n").components(separatedBy: "\n")
                .map { $0.replacing(#/ +# .*/#, with: "") }
            let (server, port) = try started(try #require(lines.first { $0.contains("--transcripts") }))
            let player = try Player(Int(port) ?? 0)
            try player.send("Ada\n")
            #expect(try player.rest() == "Hello, Ada.\n")
            server.signalled(SIGTERM)
            #expect(try server.exitCode() == 0)
            let commands = lines.filter { $0.hasPrefix("sockrates transcript ") }
            #expect(commands.count == 3)
            for command in commands {
                let words = command.replacing("sockrates ", with: "exec '\(Program.path)' ")
                let child = try ChildProcess(["sh", "-c", "cd '\(folder.path)'; \(words)"])
                #expect(try child.output.rest().contains("Hello, Ada."), "\(command)")
                #expect(try child.exitCode() == 0, "\(command): \(child.errors)")
            }
        }

        @Test func everyOptionOfTheGuideIsThere() throws {
            let commands = [["run"], ["transcript", "play"], ["export"]]
            let help = try commands.map { try Program.start($0 + ["--help"]).output.rest() }.joined()
            let options = Set(try Self.guide().matches(of: #/--[a-z][a-z-]+/#).map { String($0.0) })
            #expect(options.count > 40)
            for option in options { #expect(help.contains(option), "\(option)") }
        }

        @Test func nothingIsLeftAfterTheServersKill() throws {
            let mark = "left-\(UUID().uuidString)"
            let child = "trap '' TERM HUP; while :; do sleep 1; done"
            let (server, port) = try started(
                "sockrates run --no-isolate -- sh -c \"setsid sh -c \\\"\(child)\\\" \(mark) & echo up; \(child)\" \(mark)"
            )
            let player = try ChildProcess(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); head -n1 <&3; read x"])
            #expect(try player.output.text(through: "\n") == "up\n")
            server.signalled(SIGKILL)
            _ = try server.exitCode()
            try awaited("the end of all processes") { try ServerProcess.count(with: mark) == 0 }
        }

        @Test(arguments: [[], ["--pty"], ["--stderr", "log"], ["--no-isolate"]])
        func onlyTheHostReadsWhyAProgramCanNotBeStarted(options: [String]) throws {
            try folder.write("#!/no/such/interpreter\n", to: "lost.sh")
            chmod(folder / "lost.sh", 0o755)
            let server = try Server(options: ["--health", "0"] + options, running: [folder / "lost.sh"])
            let health = try HealthPort(of: server)
            #expect(try Player(server.port).rest() == "The program can't be started; tell the host.\n")
            try server.logged(" error the challenge's own code failed challenge=lost.sh error=")
            try server.logged("end=\"not started\"")
            #expect(try health.ask("/metrics").body.contains("sockrates_failures_total{challenge=\"lost.sh\"} 1\n"))
        }

        @Test(arguments: [[], ["--no-isolate"]]) func aProgramMaySpeakOfItsLauncher(options: [String]) throws {
            let server = try Server(options: options, running: ["sh", "-c", "echo bwrap: no; read line; exit 1"])
            let player = try Player(server.port)
            #expect(try player.text(through: "\n") == "bwrap: no\n")
            try player.send("\n")
            #expect(try player.rest() == "The program exited with 1.\n")
        }

        @Test(arguments: [[], ["--no-isolate"]]) func theProcessLimitIsTheOneThatWasSet(options: [String]) throws {
            let script = "for i in 1 2 3 4 5 6 7 8 9; do sleep 600 & done; wait"
            let server = try Server(options: ["--processes", "5"] + options, running: ["sh", "-c", script])
            #expect(try Player(server.port).rest() == "Process limit: 5 processes. The session is over.\n")
        }

        @Test(arguments: [
            (["run"], "say which program to host"), (["run", "--", "/nowhere/x"], "there is no program /nowhere/x"),
            (["run", "--memory", "much", "--", "cat"], "--memory is a size such as 64M, or none, not \"much\""),
            (["run", "--pty", "--socket", "--", "cat"], "--pty or --socket, not both"),
            (["run", "--socket", "--output", "1M", "--", "cat"], "--output can't be kept with --socket"),
            (["run", "--no-isolate", "--root", "/", "--", "cat"], "need isolation"),
            (["run", "--user", "no-such-user", "--", "cat"], "there is no user no-such-user"),
            (["run", "--flag", "x{{hmac}}", "--", "cat"], "--flag-secret"),
            (["run", "--flag-as", "file", "--", "cat"], "--flag-as does nothing without --flag"),
            (["run", "--max-per-team", "2", "--", "cat"], "--max-per-team does nothing without --identity"),
            (["run", "--line-limit", "99", "--", "cat"], "--line-limit does nothing without --identity"),
            (["run", "--line-time", "9s", "--", "cat"], "--line-time does nothing without --identity"),
            (["run", "--socket", "--transcripts", "casts", "--", "cat"], "--transcripts can't be kept with --socket"),
            (["transcript", "show", "/nowhere/x"], "/nowhere/x can't be read"),
            (["transcript", "grep", "x", "/nowhere/x"], "/nowhere/x can't be read"),
            (["run", "--env", "NO_SUCH_NAME", "--", "cat"], "there is no such variable here"),
        ]) func aWrongCommandIsToldWhatIsWrong(words: [String], said: String) throws {
            let child = try Program.start(words)
            #expect(try child.exitCode() == 2)
            #expect(child.errors.contains(said), "\(child.errors)")
        }
    }
#endif
