import Foundation
import Testing

/// Whatever players type as names, responses and tokens does nothing to a log, a terminal, a table or a program that reads it.
///
/// Pages have their own test, which knows the same payloads: `HostileNamesTests`.
@Suite(.timeLimit(.minutes(5))) struct HostilePayloadTests {
    private static let payloads: [[UInt8]] =
        [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "{{contest}}",
            "</title><svg/onload=alert(1)>", "&lt;b&gt;", "javascript:alert(1)", "../../organisers", "a/b?c#d%2F%00",
            "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "a,b\"c", "..", "%", "$(reboot)", "`reboot`",
            "%n%s",
            "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{1B}P+q\u{1B}\\", "nul\u{0}byte", "\u{9B}31m",
            "bell\u{7}", "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "zero\u{200B}width",
            "\u{FEFF}bom", "line\u{2028}separator", "\u{E0041}tag", "e\u{301}\u{302}\u{303}", "]]>", "--><script>",
            "\\u001b[31m", "{\"team\":\"x\"}", String(repeating: "long ", count: 200),
        ].map { Array($0.utf8) } + [[0xFE, 0x41], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x9B, 0x33, 0x31, 0x6D]]

    /// What the line discipline takes out of a line, as a terminal does: it must do nothing either.
    private static let edited: [[UInt8]] = [
        Array("\u{7F}del".utf8), Array("back\u{8}\u{8}\u{8}space".utf8), [0xFF, 0xFE, 0x41],
    ]

    private static let pack = """
        title: Anything
        identity: {tokens: store}
        flag: {text: "flag{ {{hmac}} }", secret: pepper}
        questions:
          - ask: Why?
            answer: because
            attempts: 99
        """

    /// What no output may have: what acts on terminals, and what turns text around or hides it.
    private static func harm(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n" && scalar != "\t"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    private func expectHarmless(_ words: [String], json: Bool = false, in folder: Folder) throws -> String {
        let done = try Program.start(words)
        done.endInput()
        let output = try done.output.rest().replacing("\r\n", with: "\n")
        _ = try done.exitCode()
        #expect(Self.harm(in: output) == nil, "\(words)")
        #expect(Self.harm(in: done.errors) == nil, "\(words)")
        #expect(!output.isEmpty, "\(words): \(done.errors)")
        guard json else { return output }
        for line in output.split(separator: "\n") {
            #expect(throws: Never.self, "\(words)") { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
        return output
    }

    @Test func nothingThatIsTypedDoesAnything() throws {
        let folder = try Folder([
            "why.yaml": Self.pack, "mended.yaml": Self.pack.replacing("because", with: "[because, '..']"),
        ])
        let store = ["--store", folder / "contest.sqlite"]
        let table =
            "token,team\n"
            + ["=1+1", "<b>x</b>", "@SUM(1)", "-2", "{{x}}"].enumerated()
            .map { "t\($0.offset),\($0.element)\n" }.joined()
        try folder.write(table, to: "teams.csv")
        let added = try expectHarmless(["teams", "add", "--from", folder / "teams.csv"] + store, in: folder)
        #expect(added.contains("=1+1"))
        let server = try Server(
            options: [folder / "why.yaml", "--log-level", "trace", "--transcripts", folder / "heard"] + store
        )
        for payload in Self.payloads {
            // As a token.
            let player = try Player(server.port)
            _ = try player.text(through: "> ")
            try player.send(payload + [0x0A])
            #expect(try player.text(through: "> ").contains("No team has this token."))
        }
        for team in 0..<5 {
            // As responses.
            let player = try Player(server.port)
            try player.send("t\(team)\n")
            try player.send((Self.payloads + Self.edited).flatMap { $0 + [0x0A] })
            try player.send("because\n")
            player.endInput()
            #expect(try player.rest().contains("flag{"))
        }
        #expect(Self.harm(in: server.log) == nil)
        #expect(try server.stop() == 0)
        for view in [[], ["--questions"], ["--sessions"], ["--fair-play"], ["--frozen"]] {
            _ = try expectHarmless(["scores"] + view + store, in: folder)
            _ = try expectHarmless(["scores"] + view + store + ["--json"], json: true, in: folder)
        }
        _ = try expectHarmless(["scores", "--ctftime"] + store, json: true, in: folder)
        _ = try expectHarmless(["teams", "list"] + store, in: folder)
        _ = try expectHarmless(["teams", "list", "--json"] + store, json: true, in: folder)
        _ = try expectHarmless(["rejudge", "--pack", folder / "mended.yaml", "--challenge", "why"] + store, in: folder)
        let flags = ["export", folder / "why.yaml", "--format", "flags"] + store
        let csv = try expectHarmless(flags, in: folder)
        #expect(
            csv.split(separator: "\n").allSatisfy { row in
                row.split(separator: ",").allSatisfy { !"=+-@".contains($0.first ?? "x") }
            }
        )
        _ = try expectHarmless(flags + ["--json"], json: true, in: folder)
        let events = try expectHarmless(["scores", "--events"] + store, json: true, in: folder)
        try expectAllBytes(in: events)
        let sessions = try expectHarmless(["scores", "--sessions"] + store, in: folder)
        let session = try Program.lastSession(sessions)
        _ = try expectHarmless(["replay", session, "--pack", folder / "why.yaml"] + store, in: folder)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder / "heard").suffix(12) {
            _ = try expectHarmless(["transcript", "show", folder / "heard/\(file)"], in: folder)
        }
    }

    /// Nothing is lost on the way: each payload comes back byte for byte.
    private func expectAllBytes(in events: String) throws {
        struct Line: Decodable {
            let event: String
            let text: String?
            let bytes: String?
        }
        let judged = try events.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            .filter { $0.event == "judged" }
            .map { $0.bytes.flatMap { Data(base64Encoded: $0).map { Array($0) } } ?? Array(($0.text ?? "").utf8) }
        for payload in Self.payloads where !judged.contains(payload) { Issue.record("\(payload) is lost") }
    }
}
