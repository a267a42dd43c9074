import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesPatterns
import SockratesSockets

/// `sockrates transcript`: what went over the connections.
struct TranscriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript",
        abstract: "Play, show or search the transcripts that --transcripts keeps.",
        discussion: """
            Transcripts are asciicast v2; players of that format play them too. They hold what a player saw, flags among it.
            """,
        subcommands: [TranscriptPlay.self, TranscriptShow.self, TranscriptGrep.self]
    )
}

/// `sockrates transcript play`.
struct TranscriptPlay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Play sessions as their players saw them, one after the other, with their pauses."
    )

    @Argument(help: "Transcripts.")
    var files: [String]

    @Option(help: ArgumentHelp("How many times as fast. (default: 1)", valueName: "factor"))
    var speed: Double?

    @Option(help: ArgumentHelp("The longest pause. (default: 2s)", valueName: "time"))
    var idle: String?

    @Flag(help: "Send control characters to the terminal as they are, with all that they can do to it.")
    var raw = false

    func run() async throws {
        let speed = speed ?? 1
        guard speed > 0, speed.isFinite else { throw CommandError.usage("--speed is a number above 0") }
        let idle = idle ?? "2s"
        guard let longest = DurationText.read(idle) else {
            throw CommandError.usage("--idle is a length of time such as 2s, not \"\(idle)\"")
        }
        let transcripts = try files.map { file throws(CommandError) in try Transcript.loaded(file) }
        for transcript in transcripts {
            if transcripts.count > 1 { StandardError.print(TranscriptLine.safe(transcript.title)) }
            try await play(transcript, at: speed, longestPause: longest)
        }
    }

    private func play(_ transcript: Transcript, at speed: Double, longestPause longest: Duration) async throws {
        var filter = TerminalFilter()
        var last = Duration.zero
        for event in transcript.events {
            try await Task.sleep(for: min(max(.zero, event.time - last), longest) / speed)
            last = event.time
            let bytes = Array(event.text.utf8)
            FileHandle.standardOutput.write(Data(raw ? bytes : filter.shown(bytes)))
        }
        if !raw { FileHandle.standardOutput.write(Data(filter.ended())) }
    }
}

/// `sockrates transcript show`.
struct TranscriptShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print sessions line by line, with times: < what the player typed, > what was sent, - what is noted."
    )

    @Argument(help: "Transcripts.")
    var files: [String]

    func run() async throws {
        for file in files {
            let transcript = try Transcript.loaded(file)
            print(TranscriptLine.safe(transcript.title))
            for line in TranscriptLine.all(of: transcript) { print(line) }
        }
    }
}

/// `sockrates transcript grep`.
struct TranscriptGrep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grep",
        abstract: "Search transcripts line by line; 1 where nothing is found."
    )

    @Argument(help: "A regular expression, matched in linear time.")
    var pattern: String

    @Argument(help: "Transcripts, and folders of them.")
    var files: [String]

    @Flag(name: .shortAndLong, help: "Upper and lower case are the same.")
    var ignoreCase = false

    func run() async throws {
        let expression: RegularExpression
        do {
            let options = RegularExpression.Options(ignoresCase: ignoreCase)
            expression = try RegularExpression(pattern, options: options)
        } catch {
            throw CommandError.usage("\"\(pattern)\" is no regular expression: \(error)")
        }
        var isFound = false
        for file in files.flatMap(Self.transcripts) {
            for line in TranscriptLine.all(of: try Transcript.loaded(file))
            where expression.matchesPart(of: Array(line.text.utf8)) {
                isFound = true
                print("\(file): \(line)")
            }
        }
        if !isFound { throw ExitCode(1) }
    }

    /// The transcripts that a path names.
    private static func transcripts(_ path: String) -> [String] {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return [path]
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".cast") }.sorted().map { path + "/" + $0 }
    }
}

extension Transcript {
    /// Reads a transcript.
    ///
    /// - Throws: ``CommandError`` where it is none.
    fileprivate static func loaded(_ file: String) throws(CommandError) -> Transcript {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw .usage("\(file) can't be read: there is no such file, or it is not for you")
        }
        do throws(SocketError) {
            let transcript = try Transcript(contentsOf: file)
            if transcript.isCutOff {
                StandardError.print(
                    "\(file): its last line is cut off, and left out; whoever wrote it was ended in the middle"
                )
            }
            return transcript
        } catch {
            throw .failure(error.description)
        }
    }
}
