import Foundation
import Testing

/// The guide of gates: its commands, and its options.
@Suite(.timeLimit(.minutes(5))) struct GatesGuideTests {
    private static func guide() throws -> String {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/gates.md"), encoding: .utf8)
    }

    private static func lines(_ kind: String) throws -> [String] {
        try guide().components(separatedBy: "```\(kind)\n").dropFirst().flatMap { text in
            (text.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n")
        }
    }

    @Test func itsServersServe() throws {
        let commands = try Self.lines("sh")
        #expect(commands.count == 3)
        for command in commands {
            let words = "exec \(command.replacing("sockrates serve", with: "\"$0\" serve")) --port 0 --drain 100ms"
            let server = try ChildProcess(["sh", "-c", words, Program.path])
            #expect(try server.output.text(through: "\n").hasPrefix("geography: "))
            server.signalled(SIGTERM)
            #expect(try server.exitCode() == 0)
        }
    }

    @Test func itsProofOfWorkIsTrue() throws {
        var said: [String] = []
        for line in try Self.lines("console") {
            guard line.hasPrefix("$ sockrates ") else {
                let expected = said.isEmpty ? "" : said.removeFirst()
                #expect(line == expected)
                continue
            }
            let child = try Program.start(line.split(separator: " ").dropFirst(2).map(String.init))
            said = try child.output.rest().split(separator: "\n").map(String.init)
        }
        #expect(said == [])
    }

    @Test func itsOptionsAreThere() throws {
        let help = try Program.run("serve", "--help").output + Program.run("pow", "challenge", "--help").output
        let options = Set(try Self.guide().matches(of: #/--[a-z][a-z-]+/#).map { String($0.0) })
        #expect(options.count > 25)
        for option in options.subtracting(["--config"]) { #expect(help.contains("\(option) "), "\(option)") }
    }
}
