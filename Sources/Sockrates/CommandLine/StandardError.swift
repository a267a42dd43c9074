import Foundation

/// Where messages for people go while standard output belongs to results.
package enum StandardError {
    /// Writes a line.
    package static func print(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
