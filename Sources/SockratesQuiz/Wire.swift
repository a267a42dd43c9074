/// How texts are sent to the player and how responses are read.
public struct Wire: Sendable, Hashable {
    /// What a message is.
    public enum Format: Sendable, Hashable {
        /// Lines of text.
        case lines
        /// A JSON value on a line, both ways. The response is the field at a path of names; the whole value where the path is empty.
        case json(field: [String])
        /// Bytes behind their count, both ways.
        case blobs(BlobPrefix)
    }

    /// What ends a line.
    public enum Newline: String, Sendable, CaseIterable {
        /// A line feed.
        case lf
        /// A carriage return and a line feed.
        case crlf

        /// The bytes as a text.
        public var text: String { self == .lf ? "\n" : "\r\n" }
    }

    /// What a message is.
    public var format: Format
    /// What ends a line that is sent; a line that comes may end with either.
    public var newline: Newline

    /// Makes a wire; without arguments, lines of text as `nc` shows them.
    public init(_ format: Format = .lines, newline: Newline = .lf) {
        self.format = format
        self.newline = newline
    }

    /// Whether texts are sent as they are.
    var isPlain: Bool { format == .lines && newline == .lf }
}
