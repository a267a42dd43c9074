import Foundation
import Testing

/// A place for a record that is none: the command was wrong, and what to do is said.
///
/// A server that does not answer is another matter.
@Suite(.timeLimit(.minutes(5))) struct WrongStoreTests {
    private static let commands = [["scores"], ["teams", "list"], ["serve", "geography", "--port", "0"]]

    @Test(arguments: [
        ("postgres://h:99999/x", "a port is a number from 1 to 65535, not 99999"),
        ("postgres://h/x?foo=bar", "invalid URI query parameter"),
        ("mysql://h/x", "no store is reached by mysql://"), ("", "the store has no name"),
    ])
    func anAddressThatCanNotBeReadIsAUsageMistake(_ store: String, _ message: String) throws {
        for command in Self.commands {
            let result = try Program.run(command + ["--store", store])
            #expect(result.code == 2, "\(command): \(result.errors)")
            #expect(result.errors.contains(message) || result.errors.contains("libpq"), "\(result.errors)")
        }
    }

    @Test func aPlaceThatHoldsNoRecordIsAUsageMistake() throws {
        let folder = try Folder(["text.sqlite": String(repeating: "no database\n", count: 500), "empty.sqlite": ""])
        for command in Self.commands {
            for (place, message) in [
                (folder / "text.sqlite", "name another file, or one that this program wrote"),
                (folder.path, "name a file in a folder that is there and writable"),
            ] {
                let result = try Program.run(command + ["--store", place])
                #expect(result.code == 2, "\(command) \(place): \(result.errors)")
                #expect(result.errors.contains(message), "\(result.errors)")
            }
        }
        for command in Self.commands.dropLast() {
            let nowhere = try Program.run(command + ["--store", folder / "nowhere.sqlite"])
            #expect(nowhere.code == 2 && nowhere.errors.contains("begins one"), "\(nowhere.errors)")
            let empty = try Program.run(command + ["--store", folder / "empty.sqlite"])
            #expect(empty.code == 2 && empty.errors.contains("it holds none"), "\(empty.errors)")
        }
    }

    @Test func aServerThatDoesNotAnswerIsNoUsageMistake() throws {
        let result = try Program.run("scores", "--store", "postgres://127.0.0.1:1/x")
        #expect(result.code == 1 || result.errors.contains("libpq"), "\(result.errors)")
    }

    @Test(.enabled(if: PrivatePostgreSQL.canBeHad, "PostgreSQL can't be had here"))
    func aDatabaseIsReadByWhoMayOnlyRead() throws {
        let database = try PrivatePostgreSQL()
        let none = try Program.run("scores", "--store", database.uri)
        #expect(none.code == 2 && none.errors.contains("there is none in this database"), "\(none.errors)")

        let pack = "title: One\nidentity: name\nflag: flag{one}\nquestions: [{ask: 2 + 2?, answer: 4}]\n"
        let server = try Server(pack, options: ["--store", database.uri])
        _ = try Player(server.port).typed(["Ada", "4"])
        try database.run(
            """
            CREATE ROLE viewer LOGIN PASSWORD 'seen'; GRANT USAGE ON SCHEMA sockrates TO viewer;
            GRANT SELECT ON ALL TABLES IN SCHEMA sockrates TO viewer
            """
        )
        let viewer = database.uri.replacing(/\/\/[^@]*@/, with: "//viewer:seen@")
        let scores = try Program.run("scores", "--store", viewer)
        #expect(scores.code == 0 && scores.output.contains("Ada   1       1"), "\(scores.errors)")
        let add = try Program.run("teams", "add", "Owls", "--store", viewer)
        #expect(add.code == 1 && add.errors.contains("permission denied"), "\(add.errors)")
    }
}
