import Foundation

/// Where messages for people go while standard output belongs to results.
enum StandardError {
    /// Writes a line.
    static func print(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
