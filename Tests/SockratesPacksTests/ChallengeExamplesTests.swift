import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// The challenges of contests that the examples recreate, played from what comes over the wire.
@Suite(.timeLimit(.minutes(5)))
struct ChallengeExamplesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Examples/challenges")

    static let names = [
        "bank", "bases", "cookies", "encoding", "general-skills", "geo-newbie", "quick-maths", "riddler", "rounds",
        "space-junk", "substitution", "tunnels", "tux-trivia",
    ]

    /// Nothing else lies beside them: `sockrates check Examples/challenges/*` checks them all.
    @Test func everyFolderIsTested() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(found.filter { !$0.hasPrefix(".") }.sorted() == Self.names)
    }

    @Test(arguments: names)
    func itIsWell(name: String) throws {
        let report = PackCheck(try pack(name), file: name).report(seed: 1)
        #expect(report.problems == [])
        #expect(report.steps.contains { $0.hasSuffix("earn the flag") || $0.hasSuffix("earns the flag") })
        #expect(report.steps.contains("wrong answers earn nothing"))
    }

    /// What the players see is what the transcript beside the pack shows.
    ///
    /// With `SOCKRATES_RECORD=1` in the environment the transcripts are written instead.
    @Test(arguments: names)
    func itIsPlayedAsTheTranscriptShows(name: String) throws {
        let conversation = Conversation(with: try pack(name), seed: 1)
        #expect(conversation.flag != nil)
        let file = Self.folder.appending(path: "\(name)/transcript.txt")
        if ProcessInfo.processInfo.environment["SOCKRATES_RECORD"] == "1" {
            try conversation.text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(conversation.text == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(arguments: names)
    func anAnswerThatIsPlantedWrongIsRefused(name: String) throws {
        let conversation = Conversation(with: try pack(name), seed: 1) { number, lines in
            // The first line may be a key or an Enter.
            number < 3 ? lines : lines.map { $0 == Array("EOF".utf8) ? $0 : Array("no".utf8) }
        }
        #expect(conversation.flag == nil)
    }

    private func pack(_ name: String) throws -> Pack {
        try Pack.load(Self.folder.appending(path: name).path, environment: [:])
    }
}

/// A session and a solver that know of each other only what goes over the wire.
private struct Conversation {
    /// What a terminal would show: what was sent and what was typed.
    private(set) var text = ""
    private(set) var flag: String?

    /// Plays to the end.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - seed: Decides what is drawn.
    ///   - change: Gets the number of a response, from 1, and its lines, and gives the lines to type instead.
    init(with pack: Pack, seed: UInt64, changing change: (Int, [[UInt8]]) -> [[UInt8]] = { $1 }) {
        var session = Session(of: pack.quiz, seed: seed)
        var solver = PackSolver(pack)
        var waiting: [[UInt8]] = []
        var number = 0
        func take(_ actions: [SessionAction]) -> String {
            var shown = ""
            for case .send(let bytes) in actions {
                shown += String(decoding: bytes, as: UTF8.self)
                guard let lines = solver.received(bytes) else { continue }
                number += 1
                waiting += change(number, lines)
            }
            return shown
        }
        text += take(session.opened())
        for _ in 0..<5000 where session.end == nil && !waiting.isEmpty {
            let line = waiting.removeFirst()
            text += String(decoding: line, as: UTF8.self) + "\n"
            text += take(session.received(line: line, at: .zero))
        }
        flag = solver.flag
    }
}
