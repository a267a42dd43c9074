import SockratesStore
import Testing

@Suite struct StoreLocationTests {
    @Test func pathsAreFilesAndUrisDatabases() throws {
        #expect(try StoreLocation("scores/contest.sqlite") == .file("scores/contest.sqlite"))
        #expect(try StoreLocation("postgres://ctf@localhost/ctf") == .postgres("postgres://ctf@localhost/ctf"))
        #expect(try StoreLocation("postgresql:///ctf?host=/run/pg") == .postgres("postgresql:///ctf?host=/run/pg"))
    }

    @Test(arguments: ["", "mysql://localhost/ctf", "http://localhost"])
    func whatNamesNoStoreIsRefusedWithAdvice(text: String) {
        #expect(throws: StoreLocation.Mistake.self) { try StoreLocation(text) }
        do throws(StoreLocation.Mistake) {
            _ = try StoreLocation(text)
        } catch {
            #expect(error.description.contains("give a file's path or postgres://"))
        }
    }

    @Test(arguments: [
        ("postgres://ctf:secret@db/ctf", "postgres://ctf@db/ctf"), ("postgres://ctf@db/ctf", "postgres://ctf@db/ctf"),
        ("postgres://db:5432/ctf?password=secret", "postgres://db:5432/ctf"),
        ("postgresql://ctf:secret@/ctf?host=/run/pg", "postgresql://ctf@/ctf"), ("a:b@c", "a:b@c"),
    ])
    func aPasswordIsNotShown(text: String, shown: String) throws {
        #expect(try StoreLocation(text).description == shown)
    }

    @Test(arguments: [
        "postgres://ctf:se@cret@db/ctf", "postgres://ctf:sec/ret@db/ctf", "postgres://ctf:secret@db/c@tf",
        "postgres:ctf:secret@db/ctf",
    ])
    func wherePasswordsEndIsNotGuessed(text: String) {
        do throws(StoreLocation.Mistake) {
            _ = try StoreLocation(text)
            Issue.record("it was read")
        } catch {
            #expect(!error.description.contains("ret"))
        }
    }
}
