import Foundation
import Synchronization

/// Gives the terminal back as it was, however the program ends.
enum TerminalRestorer {
    private static let saved = Mutex<termios?>(nil)

    /// What the terminal was like.
    static func remember(_ settings: termios?) {
        saved.withLock { $0 = settings }
        atexit { TerminalRestorer.restore() }
        // Ctrl-C ends the program as it would have, after the terminal is as it was.
        signal(SIGINT) { number in
            TerminalRestorer.restore()
            signal(number, SIG_DFL)
            raise(number)
        }
    }

    static func restore() {
        saved.withLock { saved in
            guard var settings = saved else { return }
            tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
            saved = nil
        }
    }
}
