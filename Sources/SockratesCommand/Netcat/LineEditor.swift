import Foundation
import SockratesSockets

/// Lets a person edit a line before it is sent, with a history (`--edit`).
///
/// Left and right, Home and End, Ctrl-A, -E, -U, -K, -W; up and down for the history; Ctrl-D on an empty line ends, Ctrl-C stops
/// the program. Without a terminal lines come as they are.
final class LineEditor {
    private let input: DescriptorReader
    private let saved: termios?
    private var buffer = EditedLine()
    private var history: [String] = []
    /// Where in the history the line is from; nil for a new one.
    private var place: Int?
    private var keys: [UInt8] = []

    init(_ input: DescriptorReader) {
        self.input = input
        var settings = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else {
            saved = nil
            return
        }
        saved = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
        TerminalRestorer.remember(saved)
    }

    deinit { TerminalRestorer.restore() }

    /// Waits for a line.
    ///
    /// - Returns: The line with its newline; nil at the end.
    func line() async throws(SocketError) -> [UInt8]? {
        guard saved != nil else { return try await input.read() }
        while true {
            while let key = EditingKey(takingFrom: &keys) {
                switch key {
                case .enter:
                    let text = buffer.text
                    show("\n")
                    if !text.isEmpty, history.last != text { history.append(text) }
                    place = nil
                    buffer = EditedLine()
                    return Array((text + "\n").utf8)
                case .end where buffer.text.isEmpty: return nil
                case .up: recall(-1)
                case .down: recall(1)
                default:
                    let old = buffer
                    buffer.take(key)
                    show(buffer.redrawn(over: old))
                }
            }
            guard let more = try await input.read() else { return nil }
            keys += more
        }
    }

    private func recall(_ step: Int) {
        let next = (place ?? history.count) + step
        guard (0...history.count).contains(next) else { return }
        let old = buffer
        place = next == history.count ? nil : next
        buffer = EditedLine(next == history.count ? "" : history[next])
        show(buffer.redrawn(over: old))
    }

    private func show(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
}
