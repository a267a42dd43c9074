#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What went over a connection, both ways and with its times, as asciicast v2
/// (https://docs.asciinema.org/manual/asciicast/v2/): players of that format show what the peer sent.
///
/// ```swift
/// try await connection.record(to: "session.cast")
/// let transcript = try Transcript(contentsOf: "session.cast")
/// try await transcript.replay(to: connection)               // play the recorded peer
/// ```
public struct Transcript: Sendable, Hashable {
    /// One piece that went over the connection.
    public struct Event: Sendable, Hashable {
        /// When, counted from the beginning.
        public let time: Duration
        /// Whether the recording side sent it; else the peer did.
        public let isSent: Bool
        /// The text.
        ///
        /// Bytes that are no UTF-8 were replaced by U+FFFD, since the format has none.
        public let text: String
    }

    /// Something noted at a time, such as why the session ended.
    public struct Marker: Sendable, Hashable {
        /// When, counted from the beginning.
        public let time: Duration
        /// What is noted.
        public let text: String
    }

    /// What the connection was, in a few words.
    public let title: String
    /// What went over it, in order.
    public let events: [Event]
    /// What was noted beside it, in order.
    public let markers: [Marker]
    /// Whether the file ends in the middle of a line, as it does where its writer was killed; that line is no part of this.
    public let isCutOff: Bool

    /// Reads a recording.
    ///
    /// - Parameter path: The file.
    /// - Throws: `SocketError`: encoding, with the line that is not asciicast v2.
    public init(contentsOf path: String) throws(SocketError) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw SocketError(.system, "\(path) can't be read: look at the path")
        }
        try self.init(data, named: path)
    }

    init(_ data: Data, named path: String) throws(SocketError) {
        let lines = data.split(separator: 0x0A)
        guard let first = lines.first, let header = try? JSONDecoder().decode(Header.self, from: first),
            header.version == 2
        else {
            throw SocketError(
                .encoding,
                "\(path), line 1: this is no asciicast v2, which begins with {\"version\": 2, …}"
            )
        }
        title = header.title ?? ""
        var events: [Event] = []
        var markers: [Marker] = []
        var isCutOff = false
        for (index, line) in lines.enumerated().dropFirst() {
            guard let event = try? JSONDecoder().decode(EventLine.self, from: line) else {
                isCutOff = index == lines.count - 1 && data.last != 0x0A
                if isCutOff { break }
                throw SocketError(.encoding, "\(path), line \(index + 1): an event is [seconds, \"o\" or \"i\", text]")
            }
            // Other kinds of events are no part of the conversation.
            if let event = event.event { events.append(event) }
            if let marker = event.marker { markers.append(marker) }
        }
        self.events = events
        self.markers = markers
        self.isCutOff = isCutOff
    }

    /// Plays the recorded peer: sends what it sent, with its pauses, and waits for as much as it was sent.
    ///
    /// - Parameters:
    ///   - connection: Whom to play it to.
    ///   - longestPause: No pause is longer than this.
    /// - Throws: `SocketError`: as `send` and `receive`.
    public func replay(to connection: Connection, longestPause: Duration = .seconds(1)) async throws(SocketError) {
        var last = Duration.zero
        for event in events {
            if event.isSent {
                // Another answer than the recorded one is as long as its line.
                if event.text.hasSuffix("\n") {
                    _ = try await connection.receiveLine()
                } else {
                    _ = try await connection.receive(exactly: event.text.utf8.count)
                }
            } else {
                let pause = min(event.time - last, longestPause)
                do {
                    try await Task.sleep(for: max(.zero, pause))
                } catch {
                    throw SocketError(.cancelled, "the task was cancelled")
                }
                try await connection.send(event.text)
            }
            last = event.time
        }
    }
}

extension Transcript {
    /// The first line of a recording.
    struct Header: Codable {
        var version = 2
        var width = 80
        var height = 24
        var timestamp: Int?
        var title: String?

        init(title: String, timestamp: Int) {
            self.title = title
            self.timestamp = timestamp
        }

        var line: String { Transcript.json(self) + "\n" }
    }

    /// Any other line: seconds, a code, a text.
    struct EventLine: Codable {
        let seconds: Double
        let code: String
        let text: String

        init(_ event: Event) {
            seconds = event.time / .seconds(1)
            code = event.isSent ? "i" : "o"
            text = event.text
        }

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            seconds = try values.decode(Double.self)
            code = try values.decode(String.self)
            text = try values.decode(String.self)
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.unkeyedContainer()
            try values.encode(seconds)
            try values.encode(code)
            try values.encode(text)
        }

        /// The marker; nil for another kind.
        var marker: Marker? {
            guard code == "m", seconds >= 0, seconds < 1e9 else { return nil }
            return Marker(time: .seconds(seconds), text: text)
        }

        /// The event; nil for another kind.
        var event: Event? {
            guard code == "i" || code == "o", seconds >= 0, seconds < 1e9 else { return nil }
            return Event(time: .seconds(seconds), isSent: code == "i", text: text)
        }
    }

    fileprivate static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers and strings can always be written as JSON.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension Transcript.Event {
    /// The event as a line of a recording.
    var line: String { Transcript.json(Transcript.EventLine(self)) + "\n" }
}
