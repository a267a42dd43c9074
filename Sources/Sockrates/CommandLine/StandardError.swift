import Foundation
import SockratesSockets

/// Where messages for people go while standard output belongs to results.
package enum StandardError {
    /// Writes a line, or several; control characters, which may be somebody else's words, are written out.
    package static func print(_ text: String) { write(Array((TerminalFilter.shown(text) + "\n").utf8)) }

    /// Writes bytes, as far as they go: a full disk or a terminal that is gone must not end a server, as Foundation's handle would.
    static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }
}
