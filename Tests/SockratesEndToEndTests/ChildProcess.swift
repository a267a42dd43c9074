import Foundation

/// A program that a test has started and speaks to through its standard input and output.
///
/// It starts with no signal blocked or ignored and no descriptor but its three, and is killed when nobody holds it.
final class ChildProcess {
    /// What its standard input and output are.
    enum Station {
        /// A pipe each.
        case pipes
        /// A terminal, which echoes what is typed.
        case terminal
    }

    let pid: pid_t
    /// What it says on standard output.
    var output: PatientReader

    private var input: CInt?
    private var status: CInt?
    private let errorFile: String

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: The program, a path or a name to be looked for in `PATH`, and its arguments.
    ///   - environment: What the program finds in its environment beside what the test has.
    ///   - station: What its standard input and output are.
    /// - Throws: ``Impatience`` where it can't be started.
    init(_ words: [String], environment: [String: String] = [:], station: Station = .pipes) throws {
        signal(SIGPIPE, SIG_IGN)
        errorFile = NSTemporaryDirectory() + "sockrates-errors-\(UUID().uuidString)"
        let ends = try station == .pipes ? Ends.pipes() : Ends.terminal()
        let all = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("SOCKRATES_") }
            .merging(environment) { $1 }
        pid = try Spawn.start(words, environment: all, ends: ends, errorFile: errorFile)
        close(ends.childInput)
        if ends.childOutput != ends.childInput { close(ends.childOutput) }
        input = ends.input
        output = PatientReader(ends.output)
    }

    deinit {
        if status == nil {
            var bits: CInt = 0
            kill(pid, SIGKILL)
            waitpid(pid, &bits, 0)
        }
        endInput()
        close(output.descriptor)
        unlink(errorFile)
    }

    /// What it has said on standard error so far.
    var errors: String { (try? String(contentsOfFile: errorFile, encoding: .utf8)) ?? "" }

    /// Types at it.
    func type(_ text: String) throws {
        guard let input else { throw Impatience("typed after the end of the input", text) }
        try write(Array(text.utf8), to: input)
    }

    /// Ends its input; a terminal stays.
    func endInput() {
        if let input, input != output.descriptor { close(input) }
        input = nil
    }

    /// Sends it a signal.
    func signalled(_ number: CInt) { kill(pid, number) }

    /// Waits for its end.
    ///
    /// - Returns: The exit code; 128 and the signal's number where a signal ended it.
    func exitCode(within time: Duration = .patience) throws -> CInt {
        let deadline = ContinuousClock.now + time
        while status == nil {
            var bits: CInt = 0
            if waitpid(pid, &bits, WNOHANG) == pid {
                status = bits
            } else if ContinuousClock.now > deadline {
                throw Impatience("the end of process \(pid)", errors)
            } else {
                usleep(2000)
            }
        }
        let bits = status ?? 0
        return bits & 0x7F == 0 ? bits >> 8 & 0xFF : 128 + bits & 0x7F
    }
}
