import Foundation
import Testing

/// The units of systemd and the Dockerfile that the project ships.
@Suite(.timeLimit(.minutes(5))) struct DeployTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test(.enabled(if: Client.isInstalled("systemd-analyze"), "systemd-analyze is not installed"))
    func systemdTakesTheUnits() throws {
        let service = try Self.text("deploy/sockrates.service").replacing(
            "/usr/local/bin/sockrates",
            with: Program.path
        )
        let folder = try Folder([
            "sockrates.service": service, "sockrates.socket": try Self.text("deploy/sockrates.socket"),
        ])
        let verify = try ChildProcess([
            "systemd-analyze", "verify", "--man=no", folder / "sockrates.service", folder / "sockrates.socket",
        ])
        #expect(try verify.exitCode() == 0)
        #expect(!verify.errors.contains("sockrates"), "\(verify.errors)")
    }

    @Test func theUnitsCommandServes() throws {
        let line = try Self.text("deploy/sockrates.service").components(separatedBy: "\n")
            .first { $0.hasPrefix("ExecStart=") }
        var words = try #require(line).dropFirst("ExecStart=".count).split(separator: " ").map(String.init)
        let folder = try Folder([
            "game.yaml": Game.pack,
            "sockrates.yaml": "port: 0\nchallenges: [{pack: game.yaml}]\n",
        ])
        #expect(words.removeFirst() == "/usr/local/bin/sockrates")
        words = words.map { $0.replacing("/etc/sockrates/", with: folder / "").replacing("127.0.0.1:9100", with: "0") }
        let child = try ChildProcess(["sh", "-c", "cd '\(folder.path)'; exec \"$@\"", "sh", Program.path] + words)
        #expect(try child.output.text(through: "\n").hasPrefix("game: Capitals: nc 127.0.0.1 "))
        #expect(try child.output.text(through: "\n").hasPrefix("health: 127.0.0.1:"))
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0, "\(child.errors)")
    }

    @Test func theContainerIsBuiltAsTheReadmeSays() throws {
        let dockerfile = try Self.text("Dockerfile")
        let makefile = try Self.text("Makefile")
        #expect(dockerfile.contains("&& make build\n") && makefile.contains("\nbuild:"))
        let program = ".build-release/release/sockrates"
        #expect(dockerfile.contains("COPY --from=build /sockrates/\(program) /usr/local/bin/sockrates\n"))
        #expect(try Self.text("README.md").contains(program) && makefile.contains(program))
        let user = try #require(dockerfile.components(separatedBy: "\n").first { $0.hasPrefix("USER ") })
        #expect(user != "USER root")
        let ignored = try Self.text(".dockerignore").components(separatedBy: "\n")
        for folder in [".build*", ".git"] { #expect(ignored.contains(folder)) }
    }

    @Test func theContainersCommandServesAndItsHealthCheckPasses() throws {
        let lines = try Self.text("Dockerfile").replacing("\\\n", with: "").components(separatedBy: "\n")
        let variables = try #require(lines.first { $0.hasPrefix("ENV ") }).dropFirst(4).split(separator: " ")
        var environment: [String: String] = ["SOCKRATES_DRAIN": "100ms"]
        for variable in variables {
            let parts = variable.split(separator: "=", maxSplits: 1).map(String.init)
            environment[parts[0]] = parts[1]
        }
        #expect(Set(environment.keys).isSuperset(of: ["SOCKRATES_HOST", "SOCKRATES_PORT", "SOCKRATES_HEALTH"]))
        environment["SOCKRATES_PORT"] = "0"
        environment["SOCKRATES_HEALTH"] = "127.0.0.1:0"
        #expect(lines.contains("ENTRYPOINT [\"sockrates\"]") && lines.contains("CMD [\"serve\"]"))
        let child = try ChildProcess([Program.path, "serve"], environment: environment)
        #expect(try child.output.text(through: "\n").contains(": nc 127.0.0.1 "))
        let health = try #require(
            Int(child.output.text(through: "\n").split(separator: ":").last?.dropLast() ?? "")
        )
        let check = try #require(lines.first { $0.hasPrefix("HEALTHCHECK ") }?.components(separatedBy: " CMD ").last)
        let command = check.replacing("sockrates nc", with: "'\(Program.path)' nc").replacing("9100", with: "\(health)")
        #expect(check.contains("sockrates nc 127.0.0.1 9100"))
        #expect(try ChildProcess(["sh", "-c", command]).exitCode() == 0)
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0)
        #expect(try ChildProcess(["sh", "-c", command]).exitCode() != 0)
    }

    #if os(Linux)
        @Test func theContainerHasEveryLibraryThatTheProgramLoads() throws {
            let dockerfile = try Self.text("Dockerfile")
            let packages = [
                "libre2": "libre2-9", "liblua5.4": "liblua5.4-0", "libsqlite3": "libsqlite3-0", "libxml2": "libxml2",
                "libpq": "libpq5",
            ]
            // What libxml2 brings, what Debian's base has, and what a release build has inside.
            let known = [
                "linux-vdso", "ld-linux", "libm", "libc", "libgcc_s", "libstdc++", "libz", "liblzma", "libicu",
                "libpthread",
                "libdl", "libswift", "libFoundation", "lib_Foundation", "libdispatch", "libBlocksRuntime", "libutil",
            ]
            let list = try ChildProcess(["ldd", Program.path])
            for line in try list.output.rest().split(separator: "\n") {
                let file = line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
                let name = file.split(separator: "/").last.map(String.init) ?? ""
                if let package = packages.first(where: { name.hasPrefix($0.key + ".") || name.hasPrefix($0.key + "-") })
                {
                    #expect(dockerfile.contains(" \(package.value)"), "\(name) is of the package \(package.value)")
                } else {
                    #expect(
                        known.contains { name.hasPrefix($0) },
                        "\(name) is of no package that the Dockerfile installs"
                    )
                }
            }
        }
    #endif
}
