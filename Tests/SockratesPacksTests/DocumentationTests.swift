import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// The packs that the README and the guide show are well.
@Suite struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let countries = """
        country,capital,continent,population
        France,Paris,Europe,68000000
        Japan,Tokyo,Asia,124000000
        Peru,Lima,South America,34000000

        """

    /// The code blocks of a language in a Markdown file.
    private static func blocks(_ language: String, in file: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        var blocks: [String] = []
        var block: [String]?
        for line in text.components(separatedBy: "\n") {
            if let lines = block {
                if line == "```" {
                    blocks.append(lines.joined(separator: "\n") + "\n")
                    block = nil
                } else {
                    block = lines + [line]
                }
            } else if line == "```\(language)" {
                block = []
            }
        }
        return blocks
    }

    @Test(arguments: ["README.md", "docs/packs.md", "docs/scripting.md"])
    func everyPackThatIsShownIsWell(file: String) throws {
        let packs = try Self.blocks("yaml", in: file)
        #expect(!packs.isEmpty)
        for yaml in packs {
            let json = try Self.blocks("json", in: file).first ?? ""
            let files = try PackFiles([
                "pack.yaml": yaml, "countries.csv": Self.countries, "countries.json": json,
            ])
            let report = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
            #expect(report.problems == [], "\(yaml)")
        }
    }

    @Test func theReadmesPackIsTheExample() throws {
        let yaml = try Self.blocks("yaml", in: "README.md").first
        let csv = try Self.blocks("csv", in: "README.md").first
        let example = Self.root.appending(path: "Examples/capitals")
        #expect(yaml == (try String(contentsOf: example.appending(path: "pack.yaml"), encoding: .utf8)))
        #expect(csv == (try String(contentsOf: example.appending(path: "countries.csv"), encoding: .utf8)))
    }

    @Test func theReadmesSwiftIsTheExample() throws {
        let swift = try Self.blocks("swift", in: "README.md").first
        let example = Self.root.appending(path: "Examples/Squares/Squares.swift")
        #expect(swift == (try String(contentsOf: example, encoding: .utf8)))
    }

    @Test(
        arguments: [
            "Examples/capitals", "Examples/games/adventure", "Examples/games/calculator", "Examples/games/digits",
            "Examples/games/guess", "Examples/games/mastermind", "Examples/games/maze", "Examples/games/nim",
            "geography",
        ]
    )
    func theExamplesAndTheBuiltInPackAreWell(pack: String) throws {
        let reference = pack.contains("/") ? Self.root.appending(path: pack).path : pack
        let report = PackCheck(try Pack.load(reference), file: pack).report(seed: 1)
        #expect(report.problems == [])
    }

    /// A solver that sees only what is sent plays the games: by their solutions, or by what their texts tell.
    @Test(arguments: ["adventure", "calculator", "digits", "guess", "maze", "nim"])
    func theGamesAreSolvedFromWhatTheySend(game: String) throws {
        let pack = try Pack.load(Self.root.appending(path: "Examples/games/\(game)").path)
        var session = Session(of: pack.quiz, seed: 3)
        var solver = PackSolver(pack)
        var waiting: [[UInt8]] = []
        func take(_ actions: [SessionAction]) {
            for case .send(let bytes) in actions { waiting += solver.received(bytes) ?? [] }
        }
        take(session.opened())
        for _ in 0..<1000 where session.end == nil && !waiting.isEmpty {
            take(session.received(line: waiting.removeFirst(), at: .zero))
        }
        #expect(session.end == .solved)
        #expect(solver.flag != nil)
    }
}
