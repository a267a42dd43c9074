import Foundation

/// The paths of the board's pages.
enum BoardPath {
    static func team(_ team: String) -> String { "/teams/" + segment(team) }
    static func player(_ player: String, of team: String) -> String {
        "/teams/" + segment(team) + "/players/" + segment(player)
    }
    static func challenge(_ name: String) -> String { "/challenges/" + segment(name) }
    static func play(_ name: String) -> String { "/play/" + segment(name) }

    /// A name as one segment of a path: everything but letters, digits and `-_~` by its bytes in hexadecimal.
    ///
    /// A browser takes `%2E` for a full stop, and segments of them for the way up: a mark stands before those, and before itself.
    static func segment(_ name: String) -> String {
        var text = [".", ".."].contains(name) || name.hasPrefix(mark) ? mark : ""
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x7E:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }

    /// The name that a segment stands for.
    static func name(_ segment: String) -> String {
        let name = String(decoding: PercentText(segment.utf8).bytes, as: UTF8.self)
        return name.hasPrefix(mark) ? String(name.dropFirst(mark.count)) : name
    }

    private static let mark = "~"
}

extension Date {
    /// Hours and minutes in UTC, as a wall's clock shows them.
    var onTheClock: String {
        let seconds = Int(timeIntervalSince1970.rounded(.down))
        let minutes = (seconds / 60 % 1440 + 1440) % 1440
        func part(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(part(minutes / 60)):\(part(minutes % 60))"
    }

    /// The day and month, hours and minutes in UTC.
    var onTheCalendar: String {
        let style = Date.VerbatimFormatStyle(
            format: "\(day: .defaultDigits) \(month: .abbreviated)",
            locale: Locale(identifier: "en_US_POSIX"),
            timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian)
        )
        return "\(formatted(style)) \(onTheClock)"
    }

    /// The day, hours and minutes in UTC.
    var inWords: String { "\(formatted(.iso8601.year().month().day())) \(onTheClock) UTC" }
}
