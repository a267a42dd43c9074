import Foundation
import SockratesBoard
import SockratesServer
import SockratesSockets
import Testing

/// The pictures of the guide, as `scripts/screenshots` makes them; without it they go into a folder that is removed.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Pictures.canBeTaken, "chromium or python3 is not installed"))
struct ScreenshotTests {
    @Test func theBoardIsPictured() async throws {
        let loops = EventLoops(threads: 1)
        let servers = try await Pictures.servers(on: loops)
        try await Site.with(servers.flatMap { BoardChallenge.all(of: $0) }, DemoContest().store) { site in
            let pictures = try Pictures()
            let wall = ["go \(site.url("/"))", "await #standings Night Owls"]
            try await pictures.take(wall + ["shot board.png"], "--width", "1600", "--height", "900")
            try await pictures.take(wall + ["shot board-dark.png"], "--width", "1600", "--height", "900", "--dark")
            try await pictures.take(
                wall + ["page board-phone.png"],
                "--width",
                "390",
                "--height",
                "844",
                "--scale",
                "2"
            )
            let challenge = ["go \(site.url("/challenges/sums"))", "await h1 Sums", "shot challenge.png"]
            try await pictures.take(challenge, "--width", "1100", "--height", "760")
            let play = [
                "go \(site.url("/play/geography"))", "click button.large", "await #transcript 2 + 2", "type #line 5",
                "await #transcript wrong", "type #line 4", "await #state over", "shot play.png",
            ]
            try await pictures.take(play, "--width", "1100", "--height", "760")
            try await pictures.take(
                play.dropLast() + ["shot play-phone.png"],
                "--width",
                "390",
                "--height",
                "844",
                "--scale",
                "2",
                "--dark"
            )
        }
        await loops.shutdown()
    }

    @Test func aSolveShowsOnTheWallByItself() async throws {
        let contest = DemoContest()
        try await Site.with([BoardChallenge(name: "sums", title: "Sums")], contest.store) { site in
            let pictures = try Pictures()
            async let seen = pictures.take([
                "go \(site.url("/"))", "await #standings Night Owls", "evaluate document.title = 'ready'",
                "await #feed Latecomers", "await #standings Latecomers",
                "evaluate document.querySelectorAll('#standings tbody tr').length",
            ])
            // The page may be there before or after: it is told either way.
            contest.store.solve("sums", "Latecomers", at: .now)
            let rows = try await seen.split(separator: "\n").last
            #expect(rows == "17")
        }
    }
}

/// Takes pictures of pages.
struct Pictures {
    /// Why none could be taken.
    struct Mishap: Error, CustomStringConvertible { let description: String }

    static let canBeTaken = ["chromium", "python3"].allSatisfy { program in
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let folder: URL

    /// Pictures go where SOCKRATES_SCREENSHOTS says.
    init() throws {
        if let path = ProcessInfo.processInfo.environment["SOCKRATES_SCREENSHOTS"] {
            folder = URL(filePath: path, relativeTo: Self.root)
        } else {
            folder = FileManager.default.temporaryDirectory.appending(path: "sockrates-pictures-\(UUID())")
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Does the steps in a browser whose pictures go to the folder.
    ///
    /// - Returns: What it printed.
    @discardableResult
    func take(_ steps: [String], _ options: String...) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Self.root.appending(path: "scripts/browser").path] + options
        process.currentDirectoryURL = folder
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        return try await withCheckedThrowingContinuation { continuation in
            // Off the threads that tests and servers share.
            Thread.detachNewThread {
                do {
                    try process.run()
                    try input.fileHandleForWriting.write(contentsOf: Data(steps.map { $0 + "\n" }.joined().utf8))
                    try input.fileHandleForWriting.close()
                    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                    process.waitUntilExit()
                    guard process.terminationStatus == 0 else { throw Mishap(description: words) }
                    continuation.resume(returning: printed)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    /// The demo's challenges, each with a session that can be played.
    static func servers(on loops: EventLoops) async throws -> [ChallengeServer] {
        var servers: [ChallengeServer] = []
        for (name, title) in DemoContest.challenges {
            servers.append(
                try await .bind(
                    Riddle(title: title),
                    name: name,
                    to: .ip(host: "127.0.0.1", port: 0),
                    on: loops,
                    logger: .silent
                )
            )
        }
        return servers
    }
}
