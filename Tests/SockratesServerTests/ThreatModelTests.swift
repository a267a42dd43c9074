import Foundation
import Testing

/// The threat model names its tests, and they are there.
@Suite struct ThreatModelTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func model() throws -> String {
        try String(contentsOf: root.appending(path: "docs/threat-model.md"), encoding: .utf8)
    }

    /// The functions of each file of tests, by the file's name.
    private static func tests() throws -> [String: Set<String>] {
        var tests: [String: Set<String>] = [:]
        let folder = root.appending(path: "Tests")
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix("Tests.swift")
        {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let name = path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
            tests[String(name), default: []].formUnion(text.matches(of: #/func (\w+)\(/#).map { String($0.output.1) })
        }
        return tests
    }

    @Test func everyTestThatIsNamedIsThere() throws {
        let tests = try Self.tests()
        let named = try Self.model().matches(of: #/`(\w+Tests)\/(\w+)`/#)
        #expect(named.count >= 50)
        for match in named {
            #expect(tests[String(match.output.1)]?.contains(String(match.output.2)) == true, "\(match.output.0)")
        }
    }

    @Test func everyThreatHasATest() throws {
        let rows = try Self.model().components(separatedBy: "\n").filter { $0.contains(#/^\| [0-9]+ \|/#) }
        #expect(
            rows.map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) } == (1...20).map { "\($0)" }
        )
        for row in rows { #expect(row.contains(#/`\w+Tests\/\w+`/#), "\(row)") }
    }
}
