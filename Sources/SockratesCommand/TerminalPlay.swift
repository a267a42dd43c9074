import Foundation
import SockratesQuiz
import SockratesSockets

/// A session between standard input and standard output.
struct TerminalPlay {
    private var session: Session
    private var framer: LineFramer
    private var deadline: Duration?
    private let start = ContinuousClock.now

    private static let longestLine = 4096

    init(of quiz: Quiz, seed: UInt64) {
        session = Session(of: quiz, seed: seed)
        framer = LineFramer(options: LineOptions(maximumLineLength: Self.longestLine, telnet: false))
    }

    /// Plays until the session ends.
    ///
    /// - Returns: Why it ended.
    mutating func run() -> SessionEnd? {
        carryOut(session.opened())
        var buffer = [UInt8](repeating: 0, count: 4096)
        while session.end == nil {
            guard waitForInput() else {
                carryOut(session.deadlinePassed(at: age))
                continue
            }
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 {
                take(framer.received(buffer[..<count]))
            } else if count == 0 || errno != EINTR {
                take(framer.ended())
                carryOut(session.inputEnded(at: age))
            }
        }
        return session.end
    }

    private var age: Duration { ContinuousClock.now - start }

    private mutating func take(_ pieces: [LineFramer.Piece]) {
        for piece in pieces {
            switch piece {
            case .line(let line): carryOut(session.received(line: line, at: age))
            case .tooLong: carryOut(session.receivedTooLongLine(limit: Self.longestLine, at: age))
            case .reply: break
            }
        }
    }

    /// Waits until there is something to read, or the deadline has come.
    ///
    /// - Returns: Whether there is something to read.
    private func waitForInput() -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        var patience: Int32 = -1
        if let deadline {
            let left = deadline - age
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            patience = Int32(clamping: max(0, milliseconds + 1))
        }
        return poll(&descriptor, 1, patience) != 0
    }

    private mutating func carryOut(_ actions: [SessionAction]) {
        for action in actions {
            switch action {
            case .send(let bytes): FileHandle.standardOutput.write(Data(bytes))
            case .setDeadline(let time): deadline = time
            case .record, .close: break
            }
        }
    }
}
