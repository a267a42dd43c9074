import Foundation
import Testing

/// The transcripts and commands of the README, played and run.
@Suite(.timeLimit(.minutes(5))) struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let example = root.appending(path: "Examples/capitals").path

    /// The blocks of a kind, without their fences.
    private static func blocks(_ kind: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        return text.components(separatedBy: "```\(kind)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    /// A transcript as the README shows it: what the program says, and what the player types behind each prompt.
    private struct Transcript {
        var command = ""
        var said = ""
        var typed: [String] = []

        init(_ block: String) {
            var lines = block.components(separatedBy: "\n")
            command = String(lines.removeFirst().dropFirst("$ ".count))
            for line in lines where line != "…" {
                if line.hasPrefix("> ") {
                    said += "> "
                    let words = String(line.dropFirst(2))
                    if words != "…" { typed.append(words) }
                } else {
                    said += line + "\n"
                }
            }
        }
    }

    @Test func theFirstTranscriptIsWhatThePlayerSees() throws {
        let transcript = Transcript(try #require(try Self.blocks("console").first))
        #expect(transcript.command == "nc 127.0.0.1 1337")
        let server = try Server(options: ["--seed", "1"])
        let client = Client.isInstalled("nc.openbsd") ? ["nc.openbsd", "-N"] : ["nc"]
        let shown = try Client.piped(
            client + ["127.0.0.1", "\(server.port)"],
            transcript.typed.map { $0 + "\n" }.joined()
        )
        #expect(transcript.typed.count == 3)
        #expect(shown.hasPrefix(transcript.said))
    }

    @Test func theSecondTranscriptIsWhatTheProgramPrints() throws {
        let transcript = Transcript(try #require(try Self.blocks("console").last))
        #expect(transcript.command == "sockrates play Examples/capitals --seed 2")
        let typed = transcript.typed.map { $0 + "\n" }.joined()
        let shown = try Program.run("play", Self.example, "--seed", "2", typed: typed).output
        #expect(transcript.typed == ["ouagadougou"])
        #expect(shown.hasPrefix(transcript.said))
    }

    @Test func theCommandsDoWhatTheReadmeSays() throws {
        let shell = try Self.blocks("sh").joined(separator: "\n")
        for command in ["check", "play", "serve"] { #expect(shell.contains("sockrates \(command) Examples/capitals ")) }
        #expect(try Program.run("check", Self.example).code == 0)
        let server = try Server(options: [Self.example])
        #expect(server.invitations[0].hasPrefix("capitals: Capitals: nc 127.0.0.1 "))
        #expect(shell.contains("sockrates solve 127.0.0.1 1337 --pack geography"))
        let solved = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", Self.example)
        #expect(solved.code == 0)
        #expect(solved.output == "geo{the_w0rld_is_r0und}\n")
        let answer = "United Kingdom [accept UK; prompt on England]"
        #expect(shell.contains("sockrates judge --answer '\(answer)' uk england"))
        let judged = try Program.run("judge", "--answer", answer, "uk", "england")
        #expect(judged.code == 0)
        #expect(judged.output.contains("accept") && judged.output.contains("prompt"))
    }

    @Test func theHostingCommandsDoWhatTheReadmeSays() throws {
        let block = try #require(try Self.blocks("sh").last { $0.contains("--self-check") })
        let commands = block.components(separatedBy: "\n").map { $0.replacing(#/ +# .*/#, with: "") }
        let serve = commands[0].replacing("9100", with: "0").split(separator: " ").dropFirst(2).map(String.init)
        let server = try Server(options: Array(serve))
        for command in commands.dropFirst() {
            let words = command.replacing("1337", with: "\(server.port)").split(separator: " ").dropFirst().map(
                String.init
            )
            let child = try Program.start(words)
            #expect(try child.exitCode() == 0, "\(command): \(child.errors)")
        }
        #expect(commands.count == 3)
    }

    #if os(Linux)
        @Test func theLinesOnProgramsDoWhatTheReadmeSays() throws {
            let folder = try Folder(["challenge.py": "#!/bin/sh\nread name\necho \"Hello, $name.\"\n"])
            chmod(folder / "challenge.py", 0o755)
            let block = try #require(try Self.blocks("sh").first { $0.contains("sockrates run ") })
            let commands = block.components(separatedBy: "\n").map { $0.replacing(#/ +# .*/#, with: "") }
            #expect(commands.count == 4)
            for command in commands {
                // Only root can run a program as somebody else.
                if command.contains("--user"), geteuid() != 0 { continue }
                let words = command.replacing("sockrates ", with: "exec '\(Program.path)' ")
                    .replacing("/srv/challenge/vuln", with: folder / "challenge.py")
                guard command.hasPrefix("sockrates run ") else {
                    let shown = try ChildProcess(["sh", "-c", "cd '\(folder.path)'; \(words)"])
                    let text = try shown.output.rest()
                    #expect(text.contains(" < Ada") && text.contains(" > Hello, Ada.") && text.contains(" - end: "))
                    continue
                }
                let server = try ChildProcess(
                    ["sh", "-c", "cd '\(folder.path)'; \(words)"],
                    environment: ["SOCKRATES_PORT": "0"]
                )
                let invitation = try server.output.text(through: "\n")
                let port = try #require(Int(invitation.split(separator: " ").last?.dropLast() ?? ""))
                let player = try Player(port)
                try player.send("Ada\n")
                #expect(try player.rest().replacing("\r", with: "") == "Hello, Ada.\n", "\(command)")
                server.signalled(SIGTERM)
                #expect(try server.exitCode() == 0)
            }
        }
    #endif

    @Test func theMakeTargetsAreThere() throws {
        let makefile = try String(contentsOf: Self.root.appending(path: "Makefile"), encoding: .utf8)
        for target in ["serve", "test"] {
            #expect(try Self.blocks("sh").first?.contains("make \(target) ") == true)
            #expect(makefile.contains("\n\(target):"))
        }
    }

    @Test func everyLinkedFileIsThere() throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let links = text.matches(of: #/\]\(([^)#]+)\)/#).map { String($0.1) }
        #expect(links.count >= 8)
        for link in links where !link.contains("://") {
            #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: link).path), "\(link)")
        }
    }
}
