import Testing

/// Where settings come from: flags, then the environment, then a file.
@Suite(.timeLimit(.minutes(5)))
struct SettingsTests {
    private let folder: Folder
    private var config: [String] { ["--config", folder / "settings.yaml"] }

    init() throws { folder = try Folder(["settings.yaml": "flag: flag{file}\nseed: 7\nlog-level: info\n"]) }

    @Test func theFileCounts() throws {
        let server = try Server(Game.pack, options: config)
        #expect(try Player(server.port).typed(Game.answers).hasSuffix("\nflag{file}\n"))
        try server.logged("seed=7")
    }

    @Test func theEnvironmentGoesBeforeTheFile() throws {
        let server = try Server(Game.pack, options: config, environment: ["SOCKRATES_FLAG": "flag{environment}"])
        #expect(try Player(server.port).typed(Game.answers).hasSuffix("\nflag{environment}\n"))
        try server.logged("seed=7")
    }

    @Test func flagsGoBeforeTheEnvironment() throws {
        let server = try Server(
            Game.pack,
            options: config + ["--flag", "flag{option}", "--seed", "9"],
            environment: ["SOCKRATES_FLAG": "flag{environment}", "SOCKRATES_SEED": "8"]
        )
        #expect(try Player(server.port).typed(Game.answers).hasSuffix("\nflag{option}\n"))
        try server.logged("seed=9")
    }

    @Test func thePortComesFromTheEnvironment() throws {
        let first = try Server(Game.pack)
        #expect(try first.stop() == 0)
        let server = try Server(Game.pack, environment: ["SOCKRATES_PORT": "\(first.port)"])
        #expect(server.port == first.port)
    }

    @Test(arguments: [
        (["--pow-above", "3"], "--pow-above does nothing without --pow"),
        (["--pow-ticket", "3m"], "--pow-ticket does nothing without --pow"),
        (["--transcript-count", "3"], "--transcript-count does nothing without --transcripts"),
        (
            ["--max-per-team", "2"],
            "--max-per-team does nothing: nobody here is asked who plays; say so with --identity, or in a pack"
        ),
        (["--flag", "x{{hmac}}"], "{{hmac}} is made by a pack's own \"flag\""),
    ])
    func aSettingWithoutEffectIsRefused(options: [String], message: String) throws {
        let child = try Program.start(["serve", "--port", "0", "geography"] + options)
        #expect(try child.exitCode() == 2)
        #expect(child.errors.hasPrefix("sockrates: \(message)"), "\(child.errors)")
    }

    @Test func aSettingThatIsWrongIsNamed() throws {
        let environment = try Program.run("serve", environment: ["SOCKRATES_PORT": "many"])
        #expect(environment.code == 2)
        #expect(environment.errors == "sockrates: SOCKRATES_PORT is a whole number from 0 to 65535, not \"many\"\n")

        let folder = try Folder(["settings.yaml": "prot: 1337\n"])
        let file = try Program.run("serve", "--config", folder / "settings.yaml")
        #expect(file.code == 2)
        #expect(file.errors.contains("\(folder / "settings.yaml"):1:1: "))
        #expect(file.errors.contains("port"))
    }
}
