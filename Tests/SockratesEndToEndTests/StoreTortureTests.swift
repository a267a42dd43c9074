import Foundation
import Testing

/// Small versions of what `Benchmarks/store` does at full size: kill -9, races, a full disk.
@Suite(.serialized, .timeLimit(.minutes(10)), .enabled(if: Client.isInstalled("python3"))) struct StoreTortureTests {
    private func torture(_ words: String...) throws -> (code: CInt, output: String, errors: String) {
        try torture(words)
    }

    private func torture(_ words: [String]) throws -> (code: CInt, output: String, errors: String) {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Benchmarks/store").path
        let child = try ChildProcess(["python3", script] + words + ["--program", Program.path])
        child.endInput()
        let output = try child.output.rest(within: .seconds(300))
        return (try child.exitCode(), output, child.errors)
    }

    @Test func nothingAcknowledgedIsLostToAKill() throws {
        let result = try torture("kill", "--cycles", "3")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("3 cycles: "))
    }

    /// What measures must run; what comes out on a machine that does much else says nothing.
    @Test(arguments: [
        (["rate", "--players", "5", "--seconds", "1"], "durable answers a second from 5 players"),
        (["cost", "--players", "5", "--seconds", "0.5", "--rounds", "1"], "in the median"),
        (["board", "--rounds", "1"], "the page with 501 teams"),
        (["feed", "--players", "5", "--viewers", "10", "--seconds", "0.5", "--rounds", "1"], "with 10: "),
    ])
    func measurementsRun(words: [String], end: String) throws {
        let result = try torture(words)
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains(end), "\(result.output)")
    }

    @Test func sessionsComeAgainByteForByte() throws {
        let drawn = try torture("replay", "--cycles", "20")
        #expect(drawn.code == 0, "\(drawn.errors)")
        #expect(drawn.output.contains("10 sessions before a reload, 1 across it and 10 after it came again"))
        let long = try torture("appeal", "--cycles", "2")
        #expect(long.code == 0, "\(long.errors)")
        #expect(long.output.hasPrefix("2 sessions came again byte for byte\n200 responses judged again in "))
    }

    @Test func oneFirstBloodAndNoAttemptTooMany() throws {
        let result = try torture("race", "--cycles", "1")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output == "1 rounds: 20 solves, one first blood, 3 attempts at the most\n")
    }

    @Test(
        .enabled(
            if: PrivatePostgreSQL.canBeHad && Client.isInstalled("haproxy"),
            "PostgreSQL or HAProxy is not installed"
        )
    )
    func threeServersWithOneDatabaseDoTheSame() throws {
        let race = try torture("race", "--postgresql", "--cycles", "3")
        #expect(race.code == 0, "\(race.errors)")
        #expect(race.output == "3 rounds: 20 solves, one first blood, 3 attempts at the most\n")
        // The tenth back end is ended by kill -9, and the database recovers as from a crash.
        let kill = try torture("kill", "--postgresql", "--cycles", "12")
        #expect(kill.code == 0, "\(kill.errors)")
        #expect(kill.output.hasPrefix("12 cycles: "))
    }

    @Test(.enabled(if: geteuid() == 0 && Client.isInstalled("mount")))
    func aDiskThatIsFullOrReadOnlyTellsNoLies() throws {
        let result = try torture("disk")
        // Where this system lets nobody mount, there is nothing to see.
        if result.errors.contains("'mount'") { return }
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("40 responses were not recorded and said so"))
    }
}
