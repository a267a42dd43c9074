import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// A pack that is edited while somebody watches it.
@Suite struct PackWatchTests {
    private static let yaml =
        "title: One\nflag: {file: flag.txt}\nquestions: [{ask: \"{{a}}?\", answer: x, from: t.csv}]\n"

    private func files() throws -> PackFiles {
        try PackFiles(["pack.yaml": Self.yaml, "t.csv": "a\n1\n", "flag.txt": "f{1}\n", "other.txt": "x"])
    }

    /// What two looks find.
    private func looks(_ watch: inout PackWatch) -> [Bool] {
        let first = watch.hasChanged()
        return [first, watch.hasChanged()]
    }

    @Test func aFileThatIsLeftAloneIsNoChange() throws {
        let files = try files()
        var watch = PackWatch(files.path)
        _ = try watch.load()
        #expect(looks(&watch) == [false, false])
        try files.write("other.txt", Array("y".utf8))
        #expect(looks(&watch) == [false, false])
    }

    @Test(arguments: ["pack.yaml", "t.csv", "flag.txt"])
    func aChangeIsSeenOnceTheFileIsAtRest(name: String) throws {
        let files = try files()
        var watch = PackWatch(files.path)
        _ = try watch.load()
        let text = ["pack.yaml": Self.yaml.replacing("One", with: "Two"), "t.csv": "a\n1\n2\n", "flag.txt": "f{22}\n"]
        try files.write(name, Array(#require(text[name]).utf8))
        #expect(looks(&watch) == [false, true])
        let pack = try watch.load()
        #expect(pack.quiz.title == (name == "pack.yaml" ? "Two" : "One"))
        #expect(pack.quiz.rounds == (name == "t.csv" ? 2 : 1))
        #expect(pack.quiz.flag?.text == (name == "flag.txt" ? "f{22}" : "f{1}"))
        #expect(looks(&watch) == [false, false])
    }

    @Test func aBrokenPackIsWatchedToo() throws {
        let files = try files()
        var watch = PackWatch(files.path + "/pack.yaml")
        _ = try watch.load()
        try files.write("t.csv", Array("b\n1\n".utf8))
        #expect(looks(&watch) == [false, true])
        #expect(throws: PackError.self) { _ = try watch.load() }
        #expect(looks(&watch) == [false, false])
        try files.write("t.csv", Array("a\n7\n".utf8))
        #expect(looks(&watch) == [false, true])
        let mended = try watch.load()
        #expect(mended.quiz.rounds == 1)
    }

    @Test func aPackThatIsTakenAwayAndPutBackIsSeen() throws {
        let files = try files()
        let path = files.path + "/pack.yaml"
        var watch = PackWatch(path)
        _ = try watch.load()
        try FileManager.default.removeItem(atPath: path)
        #expect(looks(&watch) == [false, true])
        #expect(throws: PackError.self) { _ = try watch.load() }
        try files.write("pack.yaml", Array(Self.yaml.utf8))
        #expect(looks(&watch) == [false, true])
        let found = try watch.load()
        #expect(found.quiz.title == "One")
    }

    @Test func aPackOfTheProgramNeverChanges() throws {
        var watch = PackWatch("geography")
        _ = try watch.load()
        #expect(looks(&watch) == [false, false])
    }
}
