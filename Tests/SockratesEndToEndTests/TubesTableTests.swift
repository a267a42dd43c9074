import Foundation
import Testing

/// The table of pwntools' methods and ours.
@Suite(.timeLimit(.minutes(5))) struct TubesTableTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The cells of all rows, the headings left out.
    private static func rows() throws -> [[String]] {
        let article = root.appending(path: "Sources/SockratesSockets/SockratesSockets.docc/Tubes.md")
        return try String(contentsOf: article, encoding: .utf8).components(separatedBy: "\n")
            .filter { $0.hasPrefix("| ") && !$0.hasSuffix("| test |") }
            .map { $0.dropFirst(2).dropLast(2).components(separatedBy: " | ") }
    }

    /// The words between backticks.
    private static func code(_ text: String) -> [String] {
        text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    @Test(.enabled(if: Client.hasPwntools, "pwntools is not installed"))
    func everyMethodOfATubeIsInTheTable() throws {
        let script = """
            from pwnlib.tubes.tube import tube
            inherited = {name for base in tube.__mro__[1:] for name in vars(base)}
            print(*(name for name, value in vars(tube).items()
                    if callable(value) and not name.startswith("_") and name not in inherited))
            """
        let folder = try Folder(["methods.py": script])
        let methods = try Client.piped(Client.pwntoolsPython + [folder / "methods.py"], "").split { $0.isWhitespace }
        #expect(methods.count > 90)
        let named = Set(
            try Self.rows().flatMap { Self.code($0[0]) }
                .flatMap { $0.matches(of: /[a-z_][A-Za-z_0-9]*/).map { String($0.0) } }
        )
        for method in methods.map(String.init) where !method.hasSuffix("_raw") {
            var name =
                method.hasPrefix("can_") || method.hasPrefix("un") ? method : method.replacing(/^read/, with: "recv")
            name = name.replacing(/^write/, with: "send").replacing("can_read", with: "can_recv")
            name = name.replacing("unread", with: "unrecv")
            let plain = name.replacing(/[Sb]$/, with: "")
            #expect(named.contains(name) || named.contains(plain), "\(method)")
        }
    }

    @Test func everyTestThatTheTableNamesIsThere() throws {
        let folder = Self.root.appending(path: "Tests/SockratesSocketsTests")
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
        let tests = try Self.rows().flatMap { $0.count > 2 ? Self.code($0[2]) : [] }
        #expect(tests.count > 40)
        for test in tests {
            let isThere = sources.contains("func \(test)(")
            #expect(isThere, "\(test)")
        }
        // Each surprise has a test of its own name.
        let article = Self.root.appending(path: "Sources/SockratesSockets/SockratesSockets.docc/Tubes.md")
        let surprises =
            try String(contentsOf: article, encoding: .utf8).components(separatedBy: "| surprise |").last ?? ""
        let rows = surprises.components(separatedBy: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| here") }
        #expect(rows.count >= 7)
        for row in rows { #expect(!Self.code(row.components(separatedBy: " | ").last ?? "").isEmpty, "\(row)") }
    }
}
