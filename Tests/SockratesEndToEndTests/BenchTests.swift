import Foundation
import Testing

/// `sockrates bench`: players who answer correctly.
@Suite(.timeLimit(.minutes(5))) struct BenchTests {
    @Test func whatWasPlayedIsTold() throws {
        let folder = try Folder(["game.yaml": Game.pack])
        let server = try Server(Game.pack)
        let words = [
            "127.0.0.1", "\(server.port)", "--pack", folder / "game.yaml", "--players", "3", "--time", "300ms",
        ]
        let child = try Program.start(["bench", "--json"] + words)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(child.output.rest().utf8)) as? [String: Any]
        )
        #expect(try child.exitCode() == 0, "\(child.errors)")
        let solved = try #require(report["solved"] as? Int)
        let trips = try #require(report["trips"] as? Int)
        #expect(solved > 0 && trips >= 3 * solved)
        #expect(report["failed"] as? Int == 0 && report["players"] as? Int == 3)
        let times = try #require(report["trip_ms"] as? [String: Double])
        let order = ["p50", "p90", "p99", "max"].compactMap { times[$0] }
        #expect(order.count == 4 && order[0] > 0 && order == order.sorted())
        // The server has seen as many.
        try awaited("the solves in the log") {
            server.log.components(separatedBy: " notice solved ").count - 1 >= solved
        }
    }

    @Test func whoIsNotSolvedIsToldWhy() throws {
        let folder = try Folder(["game.yaml": Game.pack.replacing("answer: Tokyo", with: "answer: Kyoto")])
        let server = try Server(Game.pack)
        let words = [
            "127.0.0.1", "\(server.port)", "--pack", folder / "game.yaml", "--players", "1", "--time", "100ms",
        ]
        let child = try Program.start(["bench"] + words)
        #expect(try child.exitCode() == 1)
        #expect(child.errors.contains(": no flag came"))
    }

    @Test(arguments: [["--players", "0"], ["--time", "soon"], ["--script", "a.yaml"]])
    func aWrongCommandEndsWithTwo(more: [String]) throws {
        let child = try Program.start(["bench", "127.0.0.1", "1", "--pack", "geography"] + more)
        #expect(try child.exitCode() == 2)
    }
}
