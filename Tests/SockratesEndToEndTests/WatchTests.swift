import Foundation
import Testing

/// Packs that are edited while they are played or served.
@Suite(.timeLimit(.minutes(5)))
struct WatchTests {
    private static func pack(_ title: String, _ rest: String = "") -> String {
        "title: \(title)\nquestions: [{ask: \(title)?, answer: yes}]\n\(rest)"
    }

    @Test func aSavedPackStartsAgainInTheTerminal() throws {
        let folder = try Folder(["game.yaml": Self.pack("One")])
        let child = try Program.start(["play", folder / "game.yaml", "--watch"])
        #expect(try child.output.text(through: "> ") == "One\n[1/1] One?\n> ")
        try folder.write(Self.pack("Two"), to: "game.yaml")
        #expect(try child.output.text(through: "> ") == "Two\n[1/1] Two?\n> ")
        #expect(child.errors.contains("(The pack was saved; it starts again.)"))
        try child.type("yes\n")
        #expect(try child.output.text(through: "You scored 1 of 1.\n") == "Correct!\nYou scored 1 of 1.\n")
        try folder.write(Self.pack("Three"), to: "game.yaml")
        #expect(try child.output.text(through: "> ") == "Three\n[1/1] Three?\n> ")
        child.endInput()
        #expect(try child.exitCode() == 0)
    }

    @Test func aBrokenPackWaitsForTheNextSave() throws {
        let folder = try Folder(["game.yaml": Self.pack("One")])
        let child = try Program.start(["play", folder / "game.yaml", "--watch"])
        #expect(try child.output.text(through: "> ") == "One\n[1/1] One?\n> ")
        try folder.write(Self.pack("Two", "order: sideways\ntime: soon\n"), to: "game.yaml")
        try awaited("the problems") { child.errors.contains("(Mend the pack and save it") }
        #expect(child.errors.contains("\(folder / "game.yaml"):3:8: error: "))
        #expect(child.errors.contains("\(folder / "game.yaml"):4:7: error: "))
        try folder.write(Self.pack("Three"), to: "game.yaml")
        #expect(try child.output.text(through: "> ") == "Three\n[1/1] Three?\n> ")
        child.endInput()
        #expect(try child.exitCode() == 1)
    }
}
