import Foundation

/// The terminal that a person sits at.
enum Terminal {
    /// How long to wait for input where something else is looked at from time to time.
    static let glance = Duration.milliseconds(250)

    /// Waits until there is something to read on standard input, its end included.
    ///
    /// - Parameter patience: How long to wait; for ever where `nil`.
    /// - Returns: Whether there is.
    static func hasInput(within patience: Duration?) -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        // Rounded up, so that a deadline has come when the wait is over.
        let milliseconds = patience.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) }
        return poll(&descriptor, 1, milliseconds ?? -1) != 0
    }
}
