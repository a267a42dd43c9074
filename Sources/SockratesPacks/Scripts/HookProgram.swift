import Foundation
public import SockratesQuiz
import Synchronization

/// A program of the pack's own that generates questions, answers and judges them, and decides what comes next, beside or instead
/// of Lua: in whatever language its author likes.
///
/// It reads a line of JSON from its standard input for each request and writes one line of JSON to its standard output:
///
/// ```
/// {"hook":"oracle","seed":4711,"values":{"a":6,"b":7}}
/// {"value":42}
/// ```
///
/// or `{"error":"…"}`, which its author reads and the player does not. The same request must always get the same answer, so
/// that sessions can be replayed: whatever is drawn is drawn from `seed`. A program is started when it is first needed, once for each thread that asks
/// it at the same time, and again where it has ended; it must end when its input does. It runs in the pack's folder, as the user that
/// Sockrates runs as, with `PATH` and `LANG` as its whole environment.
///
/// A request waits for its answer. So the events of a session that asks a program are worked out in a `Workshop`, and other sessions
/// go on; what takes longer than the deadline is the author's mistake.
public final class HookProgram: Sendable {
    /// Where the pack names the program.
    public let place: ScriptPlace
    /// How long a request may take.
    public let deadline: Duration
    private let path: String
    private let folder: String
    private let idle = Mutex<[ProgramProcess]>([])

    /// Makes a program that is not yet running.
    ///
    /// - Parameters:
    ///   - name: The program's file, from the pack's folder.
    ///   - folder: The pack's folder.
    ///   - place: Where the pack names the program.
    ///   - deadline: How long a request may take.
    /// - Throws: ``ScriptFailure`` where there is no such file in the folder, or it can't be run.
    public init(
        _ name: String,
        inFolder folder: String,
        at place: ScriptPlace,
        deadline: Duration = .seconds(2)
    ) throws(ScriptFailure) {
        self.place = place
        self.deadline = deadline
        do throws(PackFileError) {
            path = try DiskPackFolder(path: folder, record: nil).program(name)
        } catch {
            throw ScriptFailure(.program, at: place, "the program \"\(name)\" can't be run: \(error.message)")
        }
        self.folder = folder.isEmpty ? "." : folder
    }

    /// Asks the program.
    ///
    /// - Parameters:
    ///   - hook: What is wanted: `generate`, `oracle`, `judge` or `transition`.
    ///   - values: What it may know.
    ///   - seed: What it draws from; the program gets its upper 53 bits, which every language reads exactly.
    /// - Returns: The value.
    /// - Throws: ``ScriptFailure`` where it does not start, answers with an error or with something else than asked for, ends, or
    ///   takes too long.
    public func value(of hook: String, _ values: [String: Value], seed: UInt64) throws(ScriptFailure) -> Value {
        let request = Value.map([
            "hook": .text(hook), "seed": .integer(Int64(seed >> 11)), "values": .map(values),
        ])
        let line = Array(request.json.utf8) + [0x0A]
        // One that has ended since its last answer is not worth a player's question; a new one gets the request.
        if let process = idle.withLock({ $0.popLast() }), case .answer(let answer) = process.ask(line, within: deadline)
        {
            return try value(of: answer, from: process)
        }
        guard let process = ProgramProcess(path, inFolder: folder) else {
            throw failure("the program did not start: \(String(cString: strerror(errno)).lowercased())")
        }
        switch process.ask(line, within: deadline) {
        case .answer(let answer): return try value(of: answer, from: process)
        case .ended: throw failure("the program ended without an answer to \"\(hook)\"")
        case .late: throw failure("the program did not answer \"\(hook)\" within \(deadline)")
        case .long:
            throw failure("the program's answer to \"\(hook)\" is longer than \(ProgramProcess.longestLine) bytes")
        }
    }

    private func value(of line: [UInt8], from process: ProgramProcess) throws(ScriptFailure) -> Value {
        guard let answer = Value(json: line)?.members else {
            let shown = String(decoding: line.prefix(100), as: UTF8.self)
            throw failure("the program's answer is no JSON object: \(shown)")
        }
        // What is out of step is not asked again; what answers in JSON is.
        idle.withLock { $0.append(process) }
        if let error = answer["error"] { throw failure(error.text) }
        guard let value = answer["value"] else {
            throw failure("the program's answer has neither \"value\" nor \"error\"")
        }
        return value
    }

    private func failure(_ message: String) -> ScriptFailure {
        ScriptFailure(.program, at: place, message)
    }
}
