package import SockratesPacks
import SockratesSockets

/// One session with a served challenge, as somebody has it who knows the answers; proof of work is done first where it is asked for.
package struct LiveConversation: Sendable {
    private var solver: PackSolver
    private var gate = WorkAtGate()

    /// Begins one.
    ///
    /// - Parameter solver: Who knows the answers.
    package init(_ solver: PackSolver) { self.solver = solver }

    /// Takes what has come.
    ///
    /// - Parameter bytes: What has come, in pieces of any size.
    /// - Returns: What to send; `nil` while nothing is wanted.
    package mutating func received(_ bytes: [UInt8]) async -> [UInt8]? {
        switch gate.received(bytes) {
        case .waiting: return nil
        case .asked(let challenge): return Array((await challenge.solved() + "\n").utf8)
        case .passed(let bytes):
            return solver.received(bytes).map { lines in Array(lines.map { solver.framed($0) }.joined()) }
        }
    }

    /// The flag, once it has come.
    package var flag: String? { solver.flag }

    /// Whether the challenge was solved: the flag has come, or there is none and no point is missing.
    package var isSolved: Bool { flag != nil || solver.isSolvedWithoutFlag }

    /// Whether so much was typed that the session seems to have no end.
    var hasGivenUp: Bool { solver.hasGivenUp }

    /// Why nothing was typed at last; `nil` where the server waits for nothing.
    var trouble: String? { solver.failure == nil ? solver.trouble : nil }

    /// Why it was not solved, in one line: the last that the server said, where it said something.
    package var complaint: String {
        guard let words = solver.lastWords.split(whereSeparator: \.isNewline).last else { return "no flag came" }
        return "no flag came; the server said last: \(TerminalFilter.shown(String(words.prefix(120))))"
    }

    /// How far it came, for the message when it did not come to the end.
    var account: String {
        if let failure = solver.failure { return "The solution fails: \(TerminalFilter.shown("\(failure)"))" }
        guard !solver.lastWords.isEmpty || solver.answered > 0 else { return "The server said nothing." }
        let words = solver.lastWords.split(whereSeparator: \.isNewline).suffix(4)
            .map { TerminalFilter.shown(String($0)) }.joined(separator: "\n  ")
        let questions = solver.answered == 1 ? "1 question was" : "\(solver.answered) questions were"
        return "\(questions) answered; the server's last words:\n  \(words)"
    }
}
