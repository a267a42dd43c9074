import Foundation
import Testing

/// The recreated challenges, served by the program and solved by it over the network.
@Suite(.timeLimit(.minutes(5)))
struct ChallengeExamplesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Examples/challenges")

    @Test(arguments: [
        ("bank", "flag{c0unt1ng_house}"), ("cookies", "flag{dijkstra_was_hungry}"),
        ("encoding", "flag{a11_f1ve_0f_them}"), ("general-skills", "flag{g3neral_1ndeed}"),
        ("geo-newbie", "flag{n0t_a_newb1e_any_m0re}"), ("quick-maths", "flag{faster_than_an_abacus}"),
        ("riddler", "flag{n1ne_r1ddles_f0r_mort4ls}"), ("rounds", "flag{b33p_b00p}"),
        ("space-junk", "flag{debris_429a8da6f1a2}"), ("substitution", "flag{th1s_f0r_th4t}"),
        ("tunnels", "flag{wh4ck}"),
    ])
    func itIsSolvedOverTheNetwork(name: String, flag: String) throws {
        let pack = Self.folder.appending(path: name).path
        let server = try Server(options: [pack])
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack, "--timeout", "60s")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output == flag + "\n")
    }

    @Test func anAnswerThatIsPlantedWrongIsNoticed() throws {
        let pack = Self.folder.appending(path: "quick-maths").path
        let yaml = try String(contentsOfFile: pack + "/pack.yaml", encoding: .utf8)
        let server = try Server(yaml.replacing("or a // b }}", with: "or a // b + 1 }}"))
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack)
        #expect(result.code == 1)
        #expect(result.errors.contains("no flag came"))
    }
}
