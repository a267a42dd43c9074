import Foundation
import Testing

/// Small versions of what `Benchmarks/store` does at full size: kill -9, races, a full disk.
@Suite(.serialized, .timeLimit(.minutes(10)), .enabled(if: Client.isInstalled("python3"))) struct StoreTortureTests {
    private func torture(_ words: String...) throws -> (code: CInt, output: String, errors: String) {
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
