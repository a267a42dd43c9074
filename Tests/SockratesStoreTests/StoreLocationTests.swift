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
}
