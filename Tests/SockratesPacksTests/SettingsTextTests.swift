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

    @Test func aSettingsFileKnowsWhatItSays() throws {
        let files = try PackFiles(["s.yaml": "port: 4000\nhost: \"::\"\npacks: [one.yaml, two.yaml]\n"])
        let settings = SettingsFile(files.path + "/s.yaml", keys: ["port", "host", "packs"])
        #expect(settings.top.entry("port")?.texts == ["4000"])
        #expect(settings.top.entry("packs")?.texts == ["one.yaml", "two.yaml"])
        #expect(settings.top.entry("seed") == nil)
        #expect(settings.sections == nil)
        try settings.finish()
    }

    @Test func sectionsHaveKeysOfTheirOwn() throws {
        let files = try PackFiles(["s.yaml": "port: 1\nparts:\n  - {port: 2}\n  - {name: b}\n"])
        let settings = SettingsFile(
            files.path + "/s.yaml",
            keys: ["port"],
            sectionKey: "parts",
            sectionKeys: ["port", "name"]
        )
        try settings.finish()
        #expect(settings.sections?.map { $0.entry("port")?.texts } == [["2"], nil])
        #expect(settings.sections?.last?.entry("name")?.texts == ["b"])
    }

    @Test func allMistakesOfASettingsFileAreNamedAtOnce() throws {
        let files = try PackFiles(["s.yaml": "prot: 4000\nhost: a\nparts:\n  - {nam: b}\n"])
        let settings = SettingsFile(
            files.path + "/s.yaml",
            keys: ["port", "host"],
            sectionKey: "parts",
            sectionKeys: ["name"]
        )
        settings.report("\"host\" is none", at: settings.top.entry("host"))
        settings.report("this part is wrong", in: settings.sections?.first)
        let error = #expect(throws: PackError.self) { try settings.finish() }
        let places = error?.problems.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" }
        #expect(
            places == [
                "1:1 the settings file has no key \"prot\"; did you mean \"port\"?",
                "2:7 \"host\" is none",
                "4:5 this part is wrong",
                "4:6 one of \"parts\" has no key \"nam\"; did you mean \"name\"?",
            ]
        )
    }
}
