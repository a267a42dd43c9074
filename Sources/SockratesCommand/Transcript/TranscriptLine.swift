import SockratesSockets

/// One line of a transcript.
struct TranscriptLine: CustomStringConvertible {
    let time: Duration
    /// `<` what the player typed, `>` what was sent, `-` what is noted of the session.
    let mark: Character
    /// Without its newline, as it came.
    let text: String

    /// The lines of a transcript, in the order in which they began.
    static func all(of transcript: Transcript) -> [TranscriptLine] {
        var lines: [TranscriptLine] = []
        var open: [Bool: (time: Duration, text: String)] = [:]
        for event in transcript.events {
            let isTyped = event.isSent
            var parts = event.text.replacing("\r\n", with: "\n").split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            let last = parts.popLast() ?? ""
            for part in parts {
                let begun = open.removeValue(forKey: isTyped)
                lines.append(
                    TranscriptLine(
                        time: begun?.time ?? event.time,
                        mark: isTyped ? "<" : ">",
                        text: (begun?.text ?? "") + part
                    )
                )
            }
            if !last.isEmpty {
                open[isTyped] = (open[isTyped]?.time ?? event.time, (open[isTyped]?.text ?? "") + last)
            }
        }
        for (isTyped, rest) in open {
            lines.append(TranscriptLine(time: rest.time, mark: isTyped ? "<" : ">", text: rest.text))
        }
        lines += transcript.markers.map { TranscriptLine(time: $0.time, mark: "-", text: $0.text) }
        return lines.sorted { $0.time < $1.time }
    }

    /// With its time in seconds, and nothing that could drive a terminal.
    var description: String {
        let milliseconds = Int(time / .milliseconds(1))
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        return "\(milliseconds / 1000).\(fraction) \(mark) \(Self.safe(text))"
    }

    /// A text with its control characters written out, and those that turn text around or break its line.
    static func safe(_ text: String) -> String {
        var filter = TerminalFilter()
        let shown = String(decoding: filter.shown(Array(text.utf8)) + filter.ended(), as: UTF8.self)
        return shown.unicodeScalars.reduce(into: "") { safe, scalar in
            switch scalar.properties.generalCategory {
            case .format, .lineSeparator, .paragraphSeparator: safe += "\\u{\(String(scalar.value, radix: 16))}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
    }
}
