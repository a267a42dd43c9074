import SockratesPacks
import Testing

@Suite struct SettingsTextTests {
    @Test(arguments: [
        ("90s", 90_000), ("2m", 120_000), ("1m30s", 90_000), ("1.5h", 5_400_000), ("500ms", 500), ("45", 45_000),
        ("1d", 86_400_000),
        ("1 m 30 s", 90_000),
    ])
    func lengthsOfTimeAreRead(text: String, milliseconds: Int) {
        #expect(DurationText.read(text) == .milliseconds(milliseconds))
    }

    @Test(arguments: ["", "s", "soon", "0s", "-5s", "5y", "1e9d", "5s5", "inf", "nan", "1..5s", "400d"])
    func whatIsNoLengthOfTimeIsNot(text: String) {
        #expect(DurationText.read(text) == nil)
    }

    @Test func lengthsOfTimeAreWritten() {
        #expect(DurationText.write(.seconds(90)) == "1m30s")
        #expect(DurationText.write(.milliseconds(3_600_005)) == "1h5ms")
        #expect(DurationText.write(.zero) == "0s")
    }

    @Test func aSettingsFileKnowsWhereItsValuesStand() throws {
        let files = try PackFiles(["s.yaml": "port: 4000\nhost: \"::\"\npacks: [one.yaml, two.yaml]\n"])
        let settings = try SettingsFile(files.path + "/s.yaml", keys: ["port", "host", "packs"])
        #expect(settings.entry("port")?.texts == ["4000"])
        #expect(settings.entry("packs")?.texts == ["one.yaml", "two.yaml"])
        #expect(settings.entry("host")?.place.hasSuffix("s.yaml:2:7") == true)
        #expect(settings.entry("seed") == nil)
    }

    @Test func aSettingsFilesMistakesAreNamed() throws {
        let files = try PackFiles(["s.yaml": "prot: 4000\n"])
        let error = #expect(throws: PackError.self) { try SettingsFile(files.path + "/s.yaml", keys: ["port"]) }
        #expect(
            error?.description.hasSuffix(
                "s.yaml:1:1: error: the settings file has no key \"prot\"; did you mean \"port\"?"
            ) == true
        )
    }
}
