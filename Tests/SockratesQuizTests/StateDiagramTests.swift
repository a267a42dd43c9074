import Foundation
import SockratesQuiz
import Testing

/// The drawing of a session's states in the reference is the table that the machine is checked against.
@Suite struct StateDiagramTests {
    private static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/SockratesQuiz/SockratesQuiz.docc/SessionStates.md")

    /// The ways of the machine, in Mermaid's notation: <https://mermaid.js.org/syntax/stateDiagram.html>.
    private var diagram: String {
        var lines = ["stateDiagram-v2", "    [*] --> new"]
        for from in SessionState.allCases {
            for to in SessionState.allCases {
                let occurrences = SessionOccurrence.allCases.filter {
                    SessionTransition.all.contains(SessionTransition(from: from, on: $0, to: to))
                }
                if occurrences.isEmpty { continue }
                let names = occurrences.map(\.rawValue).joined(separator: ", ")
                lines.append("    \(from.rawValue) --> \(to.rawValue): \(names)")
            }
        }
        return (lines + ["    ended --> [*]"]).joined(separator: "\n")
    }

    @Test func theReferenceShowsEveryWayThereIs() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text.contains("```mermaid\n\(diagram)\n```\n"), "it should show:\n\(diagram)")
    }
}
