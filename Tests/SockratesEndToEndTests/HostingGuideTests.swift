import Foundation
import Testing

/// Every command and file that the guide of hosting shows is run.
@Suite(.timeLimit(.minutes(5))) struct HostingGuideTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let folder: Folder

    /// A folder with what the guide's commands name: two packs, the settings, the log.
    init() throws {
        folder = try Folder([
            "quiz.yaml": Game.pack, "two.yaml": Game.pack,
            "sockrates.yaml": Self.withoutPorts(try Self.blocks("yaml").last ?? ""),
            "sockrates.log": try Self.blocks("").joined(separator: "\n"),
        ])
        try FileManager.default.createSymbolicLink(atPath: folder / "sockrates", withDestinationPath: Program.path)
    }

    /// The guide's blocks of a kind, without their fences.
    private static func blocks(_ kind: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "docs/hosting.md"), encoding: .utf8)
        var blocks: [String] = []
        var block: (kind: String, lines: [String])?
        for line in text.components(separatedBy: "\n") {
            if let (blockKind, lines) = block {
                if line == "```" {
                    if blockKind == kind { blocks.append(lines.joined(separator: "\n") + "\n") }
                    block = nil
                } else {
                    block?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                block = (String(line.dropFirst(3)), [])
            }
        }
        return blocks
    }

    /// The commands of the guide that begin so, without their comments.
    private static func commands(_ beginning: String) throws -> [String] {
        try blocks("sh").joined().replacing("\\\n", with: "").components(separatedBy: "\n")
            .map { String($0.replacing(#/ +# .*/#, with: "")).trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && $0.hasPrefix(beginning) }
    }

    /// The system chooses ports, so that tests don't take them from each other.
    private static func withoutPorts(_ text: String) -> String {
        text.replacing(#/(port:? |health:? )(127.0.0.1:)?[0-9]+/#) { "\($0.output.1)0" }
    }

    private func shell(_ command: String, port: Int = 1, health: Int = 1) throws -> (
        code: CInt, output: String, errors: String
    ) {
        let command = command.replacing("1337", with: "\(port)").replacing("9100", with: "\(health)")
        let child = try ChildProcess(["sh", "-c", "cd '\(folder.path)'; PATH=.:$PATH; \(command)"])
        child.endInput()
        let output = try child.output.rest()
        return (try child.exitCode(), output, child.errors)
    }

    private func serve(_ command: String) throws -> ChildProcess {
        let command = Self.withoutPorts(command).replacing("/tmp/", with: folder / "")
        return try ChildProcess(
            ["sh", "-c", "cd '\(folder.path)'; PATH=.:$PATH; exec \(command)"],
            environment: ["SOCKRATES_PORT": "0", "SOCKRATES_DRAIN": "100ms"]
        )
    }

    @Test func everyServerServes() throws {
        let commands = try Self.commands("sockrates serve")
        #expect(commands.count >= 7)
        try folder.write(
            try String(contentsOfFile: folder / "sockrates.yaml", encoding: .utf8).replacing(
                "/tmp/",
                with: folder / ""
            ),
            to: "sockrates.yaml"
        )
        let made = try shell(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost "
                + "-keyout server.key -out players.pem && cat players.pem server.key > server.pem"
        )
        for command in commands where made.code == 0 || !command.contains(".pem") {
            let child = try serve(command)
            let invitation = try child.output.text(through: "\n")
            #expect(invitation.contains(": nc ") || invitation.contains(": ncat --ssl"), "\(command): \(invitation)")
            child.signalled(SIGTERM)
            #expect(try child.exitCode() == 0, "\(command): \(child.errors)")
        }
    }

    @Test func theShortSettingsAreSettingsToo() throws {
        let short = try #require(try Self.blocks("yaml").first)
        try folder.write(Self.withoutPorts(short), to: "short.yaml")
        let child = try serve("sockrates serve --config short.yaml")
        #expect(try child.output.text(through: "\n").hasPrefix("quiz: Capitals: nc 127.0.0.1 "))
        #expect(try child.output.text(through: "\n").hasPrefix("two: Capitals: nc 127.0.0.1 "))
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0)
    }

    #if os(Linux)
        @Test func theSampleIsReady() throws {
            let sample = try String(contentsOfFile: folder / "sockrates.yaml", encoding: .utf8)
            try folder.write(sample.replacing("/tmp/", with: folder / ""), to: "sockrates.yaml")
            let child = try serve("sockrates serve --config sockrates.yaml")
            _ = try child.output.text(through: "health: 127.0.0.1:")
            let health = try #require(Int(try child.output.text(through: "\n").dropLast()))
            try awaited("readiness") { try HealthPort(health).ask("/readyz").status == "HTTP/1.1 200 OK" }
            child.signalled(SIGTERM)
            #expect(try child.exitCode() == 0)
        }
    #endif

    @Test func everyCommandAgainstAServerSucceeds() throws {
        let server = try Server(options: ["--health", "0"])
        let health = try HealthPort(of: server)
        var commands = try Self.commands("sockrates").filter { !$0.hasPrefix("sockrates serve") }
        #expect(commands.count >= 7)
        if Client.isInstalled("curl") { commands += try Self.commands("curl") }
        for command in commands {
            let result = try shell(command, port: server.port, health: health.number)
            #expect(result.code == 0 && !(result.output + command).isEmpty, "\(command): \(result.errors)")
        }
    }

    @Test func theLogAnswersItsQuestions() throws {
        let commands = try Self.commands("grep")
        #expect(commands.count == 5)
        for command in commands {
            let result = try shell(command)
            #expect(result.code == 0 && !result.output.isEmpty, "\(command)")
        }
        #expect(try shell(commands[0]).output == "1\n")
        #expect(try shell(commands[3]).output.contains("3 ") && shell(commands[3]).output.contains("peer=203.0.113.7"))
    }

    @Test func everyMistakeThatIsShownIsToldSo() throws {
        let shown = try #require(try Self.blocks("").first { $0.contains("the settings can't be used") })
        let config =
            "challenges:\n  - pack: quiz.yaml\n  - name: b\n    pack: two.yaml\n    prot: 1\n    line-limit: 3\n"
        try folder.write(config, to: "sockrates.yaml")
        let result = try shell("sockrates serve --config sockrates.yaml")
        #expect(result.code == 2)
        #expect(result.errors == shown)
    }

    @Test func nothingIsShownThatIsNotRun() throws {
        let run = ["sockrates ", "grep ", "curl ", "systemd-analyze "]
        for command in try Self.commands("") { #expect(run.contains { command.hasPrefix($0) }, "\(command)") }
    }

    @Test func everyMetricThatIsServedIsExplained() throws {
        let server = try Server(Game.pack, options: ["--health", "0"])
        let guide = try String(contentsOf: Self.root.appending(path: "docs/hosting.md"), encoding: .utf8)
        let metrics = try HealthPort(of: server).ask("/metrics").body
        let names = metrics.matches(of: #/# TYPE (\w+) /#).map { String($0.output.1) }
        #expect(names.count >= 12)
        for name in names { #expect(guide.contains("`\(name)`"), "\(name)") }
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let text = try String(contentsOf: Self.root.appending(path: "docs/hosting.md"), encoding: .utf8)
        let headings = text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
            .map { $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-") }
        for link in text.matches(of: #/\]\(([^)]+)\)/#).map({ String($0.output.1) }) {
            if link.hasPrefix("#") {
                #expect(headings.contains(String(link.dropFirst())), "\(link)")
            } else {
                let path = Self.root.appending(path: "docs").appending(path: link).path
                #expect(FileManager.default.fileExists(atPath: path), "\(link)")
            }
        }
    }
}
