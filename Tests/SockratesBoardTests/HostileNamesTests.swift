import Foundation
import SockratesBoard
import SockratesStore
import Testing

/// Whatever a name is made of does nothing to a page, a table or a program that shows it.
@Suite(.timeLimit(.minutes(2))) struct HostileNamesTests {
    private static let payloads = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title><svg/onload=alert(1)>",
        "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{301}img>", "a\"\u{301},=1+1,\"\u{301}b", "{{contest}}",
        "{{{chart}}}", "&lt;b&gt;", "javascript:alert(1)", "../../organisers", "a/b?c#d%2F%00", "..", "%",
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "a,b\"c", "a\nb",
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "nul\u{0}byte", "\u{7F}del", "\u{9B}31m", "bell\u{7}",
        "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "zero\u{200B}width", "\u{FEFF}bom", "line\u{2028}separator",
        "\u{E0041}tag",
        "e\u{301}\u{302}\u{303}", "data: x\n\nevent: change", "]]>", "--><script>",
        String(repeating: "long ", count: 200),
    ]

    private static func store(_ payload: String) -> ScriptedStore {
        let store = ScriptedStore()
        store.solve(payload, payload, player: payload)
        store.score("sums", payload, 3)
        return store
    }

    /// What no text that is shown may have: what acts on terminals, and what turns text around or hides it.
    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\r"
            case .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    private static func path(_ name: String) -> String {
        name.utf8.map { "%" + (String($0, radix: 16).count == 1 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(arguments: payloads) func pagesShowItAsText(payload: String) async throws {
        try await Site.with([BoardChallenge(name: payload, title: payload)], Self.store(payload)) { site in
            let name = Self.path(payload)
            let paths = ["/", "/challenges/\(name)", "/teams/\(name)", "/teams/\(name)/players/\(name)", "/chart.svg"]
            for path in paths {
                let page = try await site.get(path)
                #expect(page.status == 200, "\(path)")
                // What a name may not bring in: another element, an attribute, or a place where scripts run.
                for mark in ["<script>", "<img", "onerror=alert(1)>", "<svg/", "' onmouseover='", "href=\"javascript:"]
                {
                    #expect(!page.text.contains(mark), "\(path): \(mark)")
                }
                #expect(!page.text.contains("\"\u{301}") && !page.text.contains("<\u{301}"))
                #expect(!page.text.contains("href=\"/teams/."))
                #expect(Self.isHarmless(Self.withoutKeys(page.text)), "\(path)")
            }
        }
    }

    /// A page without the attributes by which its script knows teams, which are never shown.
    private static func withoutKeys(_ page: String) -> String {
        var rest = Array(page.utf8)[...]
        var kept: [UInt8] = []
        let marks = ["data-team=\"", "data-solves=\"", "data-worth=\""].map { Array($0.utf8) }
        while let byte = rest.first {
            if let mark = marks.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(mark.count).drop { $0 != UInt8(ascii: "\"") }
            }
            kept.append(byte)
            rest = rest.dropFirst()
        }
        return String(decoding: kept, as: UTF8.self)
    }

    @Test(arguments: payloads) func spreadsheetsRunNothing(payload: String) async throws {
        try await Site.with([BoardChallenge(name: payload, title: payload)], Self.store(payload)) { site in
            let text = try await site.get("/standings.csv").text
            #expect(Self.isHarmless(text))
            let rows = text.split(separator: "\r\n")
            #expect(rows.count == 2)
            for row in rows {
                for field in Self.fields(of: row) {
                    #expect(!(field.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false), "\(field)")
                }
            }
        }
    }

    /// The fields of a row as RFC 4180 has them, by scalars, as spreadsheets read.
    private static func fields(of row: Substring) -> [[Unicode.Scalar]] {
        var fields: [[Unicode.Scalar]] = [[]]
        var isQuoted = false
        for scalar in row.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append([])
            default: fields[fields.count - 1].append(scalar)
            }
        }
        return fields
    }

    @Test(arguments: payloads) func programsReadItBack(payload: String) async throws {
        struct Line: Decodable {
            let team: String
        }
        struct Standings: Decodable {
            let standings: [Line]
        }
        try await Site.with([BoardChallenge(name: payload, title: payload)], Self.store(payload)) { site in
            let answer = try await site.get("/api/v1/standings")
            let standings = try JSONDecoder().decode(Standings.self, from: Data(answer.text.utf8))
            #expect(standings.standings.map(\.team) == [payload])
            #expect(answer.text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
            #expect(answer.text.utf8.count { $0 == 0x0A } == 1)
            var events = try await site.events("/api/v1/live?after=0")
            let event = try #require(try await events.next())
            #expect(event.name == "change")
            #expect(try JSONSerialization.jsonObject(with: Data(event.data.utf8)) is [String: Any])
        }
    }
}
