import Logging

/// The program's log: standard error, one line an event.
enum Log {
    /// A logger for the whole program.
    static func logger(level: Logger.Level) -> Logger {
        var logger = Logger(label: "sockrates") { _ in LineLogHandler() }
        logger.logLevel = level
        return logger
    }
}

/// Writes `2026-01-31T12:00:00.123Z info session closed challenge=geography session=1 …`, one line whatever is logged.
struct LineLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let (isAdmitted, leftOut) = LogSink.limit.admits("\(event.message)", second: LogSink.second)
        for (kind, count) in leftOut {
            let line = "warning log lines left out count=\(count) event=\"\(Self.safe(kind))\""
            LogSink.standardError.write(line, isUrgent: false)
        }
        // What somebody should look at is never left out.
        guard isAdmitted || event.level >= .error else { return }
        var line = event.level.rawValue
        line += " "
        line += Self.safe("\(event.message)")
        let all = event.metadata.map { metadata.merging($0) { _, new in new } } ?? metadata
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            let text = Self.safe(value.description)
            let isWord = !text.isEmpty && !text.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") }
            line += " "
            line += key
            line += isWord ? "=" : "=\""
            line += text
            if !isWord { line += "\"" }
        }
        LogSink.standardError.write(line, isUrgent: event.level >= .notice)
    }

    /// The text with control characters, quotes and backslashes escaped, so that nobody writes a log line of their own.
    private static func safe(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                if scalar == "\\" || scalar == "\"" { result += "\\" }
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
