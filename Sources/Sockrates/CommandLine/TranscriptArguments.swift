import ArgumentParser
import SockratesPacks

/// The options about transcripts of sessions.
struct TranscriptArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep a transcript of every session there, asciicast v2, for this user's eyes.",
            valueName: "folder"
        )
    )
    var transcripts: String?

    @Option(help: ArgumentHelp("The longest transcript, in bytes. (default: 1048576)", valueName: "bytes"))
    var transcriptLimit: Int?

    @Option(help: ArgumentHelp("Keep no more transcripts than that; the oldest go. (default: any)", valueName: "count"))
    var transcriptCount: Int?

    @Option(
        help: ArgumentHelp("Keep no more bytes of transcripts than that. (default: 1073741824)", valueName: "bytes")
    )
    var transcriptTotal: Int?

    @Option(help: ArgumentHelp("Keep no transcripts that are older. (default: any)", valueName: "time"))
    var transcriptAge: String?

    /// The keys in the settings.
    static let keys = ["transcripts", "transcript-limit", "transcript-count", "transcript-total", "transcript-age"]

    /// Opens the folder that is named.
    ///
    /// - Returns: `nil` where none is.
    func archive(_ settings: Settings) throws(CommandError) -> TranscriptArchive? {
        func number(_ value: Int?, _ key: String, _ range: ClosedRange<Int>) throws(CommandError) -> Int? {
            let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
            return try settings.value(value.map(String.init), key, expected) { text in
                Int(text).flatMap { range.contains($0) ? $0 : nil }
            }
        }
        let longest = try number(transcriptLimit, "transcript-limit", 1024...1 << 40)
        let count = try number(transcriptCount, "transcript-count", 1...1 << 30)
        let total = try number(transcriptTotal, "transcript-total", 1024...1 << 50)
        let age = try settings.value(transcriptAge, "transcript-age", "a length of time such as 7d", DurationText.read)
        guard let folder = try settings.value(transcripts, "transcripts", "a folder", { $0.isEmpty ? nil : $0 }) else {
            let idle = [
                ("transcript-limit", longest != nil), ("transcript-count", count != nil),
                ("transcript-total", total != nil), ("transcript-age", age != nil),
            ]
            for (key, isSaid) in idle where isSaid { try settings.refuseIdle(key, without: "transcripts") }
            return nil
        }
        var options = TranscriptOptions(folder: folder, count: count, age: age)
        options.longest = longest ?? options.longest
        options.total = total ?? options.total
        do {
            return try TranscriptArchive(options)
        } catch {
            throw .usage("\(error)")
        }
    }
}
