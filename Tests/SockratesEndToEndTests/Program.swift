import Foundation
import Testing

/// The program `sockrates`, as the build has put it beside the tests.
enum Program {
    /// Its path.
    static let path = found("sockrates")

    /// Starts the program.
    static func start(_ words: [String], environment: [String: String] = [:]) throws -> ChildProcess {
        try ChildProcess([path] + words, environment: environment)
    }

    /// Runs the program to its end, with nothing but the end to read.
    ///
    /// - Parameters:
    ///   - words: The command line.
    ///   - typed: What it reads on standard input.
    ///   - environment: Settings.
    /// - Returns: What it ended with, and what it said.
    /// - Throws: ``Impatience`` where it does not end.
    static func run(
        _ words: String...,
        typed: String = "",
        environment: [String: String] = [:]
    ) throws -> (code: CInt, output: String, errors: String) {
        try run(words, typed: typed, environment: environment)
    }

    /// The same for a command line that is put together.
    static func run(
        _ words: [String],
        typed: String = "",
        environment: [String: String] = [:]
    ) throws -> (code: CInt, output: String, errors: String) {
        let child = try start(words, environment: environment)
        if !typed.isEmpty { try child.type(typed) }
        child.endInput()
        let output = try child.output.rest()
        return (try child.exitCode(), output, child.errors)
    }

    /// The session that stands last in what `scores --sessions` said.
    static func lastSession(_ table: String) throws -> String {
        try #require(table.split(separator: "\n").last?.split(separator: " ").last).description
    }

    /// Looks for a product in the folders above this code: tests are a program there, or a bundle some folders down.
    static func found(_ name: String) -> String {
        #if canImport(Darwin)
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        #else
            let tests = Bundle.main.executableURL
        #endif
        var folder = (tests ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appending(path: name).path) {
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: name).path
    }
}
