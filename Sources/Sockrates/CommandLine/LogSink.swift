import Foundation
import Synchronization

/// Where log lines are gathered on their way to standard error.
///
/// A line for each session at ten thousands of sessions a second must not cost a system call each, so lines wait for up to
/// a twentieth of a second and leave together; those that matter most take the rest with them at once.
final class LogSink: Sendable {
    /// The program's one sink, which writes to standard error.
    static let standardError = LogSink()

    /// How many lines of a kind it takes.
    static let limit = LogLimit()

    /// The second that it is, by a clock that nobody sets.
    static var second: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec
    }

    private struct State {
        var bytes: [UInt8] = []
        var second = Int.min
        var secondText: [UInt8] = []
    }

    private static let patience = 0.05
    private static let fullBuffer = 65536

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)

    private init() {
        Thread.detachNewThread { [self] in
            while true {
                filled.wait()
                Thread.sleep(forTimeInterval: Self.patience)
                flush()
            }
        }
    }

    /// Adds a line, with the time before it and a newline behind it.
    ///
    /// - Parameters:
    ///   - line: The line without its newline.
    ///   - isUrgent: Whether it must be out when this returns.
    func write(_ line: String, isUrgent: Bool) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let (wasEmpty, isFull) = state.withLock { state in
            let wasEmpty = state.bytes.isEmpty
            if now.tv_sec != state.second {
                state.second = now.tv_sec
                state.secondText = Self.text(of: now.tv_sec)
            }
            state.bytes += state.secondText
            let milliseconds = now.tv_nsec / 1_000_000
            for digit in [milliseconds / 100, milliseconds / 10 % 10, milliseconds % 10] {
                state.bytes.append(UInt8(truncatingIfNeeded: 0x30 + digit))
            }
            state.bytes += "Z ".utf8
            state.bytes += line.utf8
            state.bytes.append(0x0A)
            return (wasEmpty, state.bytes.count >= Self.fullBuffer)
        }
        if isUrgent || isFull {
            flush()
        } else if wasEmpty {
            filled.signal()
        }
    }

    /// Writes what has gathered.
    func flush() {
        // The lock is held while it is written, so that lines keep their order.
        state.withLock { state in
            guard !state.bytes.isEmpty else { return }
            StandardError.write(state.bytes)
            state.bytes.removeAll(keepingCapacity: true)
        }
    }

    /// `2026-01-31T12:00:00.`, what the lines of one second have in common.
    private static func text(of second: Int) -> [UInt8] {
        let text = Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
        return Array(text.utf8.dropLast()) + [UInt8(ascii: ".")]
    }
}
