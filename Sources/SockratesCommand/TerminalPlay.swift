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
    /// - Parameter isInterrupted: Asked a few times a second whether to leave off.
    /// - Returns: Why it ended; `nil` where it was interrupted.
    mutating func run(unless isInterrupted: (() -> Bool)? = nil) -> SessionEnd? {
        carryOut(session.opened())
        var buffer = [UInt8](repeating: 0, count: 4096)
        while session.end == nil {
            if let isInterrupted, isInterrupted() { return nil }
            guard Terminal.hasInput(within: patience(isInterrupted == nil ? nil : Terminal.glance)) else {
                if let deadline, age >= deadline { carryOut(session.deadlinePassed(at: age)) }
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

    /// How long to wait for input: until the deadline, and not longer than somebody can wait.
    private func patience(_ longest: Duration?) -> Duration? {
        let left = deadline.map { max(.zero, $0 - age) }
        guard let left, let longest else { return left ?? longest }
        return min(left, longest)
    }

    private mutating func carryOut(_ actions: [SessionAction]) {
        for action in actions {
            switch action {
            case .send(let bytes): try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
            case .setDeadline(let time): deadline = time
            case .record, .close: break
            }
        }
    }
}
