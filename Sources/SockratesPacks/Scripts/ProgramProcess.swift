import CHookProgram
import Foundation

/// One running program that answers lines with lines.
///
/// A session waits for the answer on the thread that it runs on, and the libraries at hand answer later, so the calls are the
/// system's own.
final class ProgramProcess: Sendable {
    /// What became of a request.
    enum Reply {
        case answer([UInt8])
        case ended
        case late
        case long
    }

    /// The most bytes of an answer.
    static let longestLine = 1 << 20

    private static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]

    private let process: pid_t
    /// A socket, for a write to one can fail where a write to a pipe would end us.
    private let input: Int32
    private let output: Int32

    /// Starts a program; `nil` where the system does not, and `errno` says why.
    init?(_ path: String, inFolder folder: String) {
        var sockets: [Int32] = [-1, -1]
        var pipes: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Self.stream, 0, &sockets) == 0 else { return nil }
        guard pipe(&pipes) == 0 else {
            sockets.forEach { _ = close($0) }
            return nil
        }
        (sockets + pipes).forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(pipes[0], F_SETFL, O_NONBLOCK)
        _ = fcntl(sockets[0], F_SETFL, O_NONBLOCK)
        var started: pid_t = 0
        let status = Self.spawn(&started, path, folder, input: sockets[1], output: pipes[1])
        _ = close(sockets[1])
        _ = close(pipes[1])
        guard status == 0 else {
            _ = close(sockets[0])
            _ = close(pipes[0])
            errno = status
            return nil
        }
        process = started
        input = sockets[0]
        output = pipes[0]
    }

    deinit {
        _ = close(input)
        _ = close(output)
        // It leads a group of its own, so what it has started ends with it.
        _ = kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Writes a line and waits for one; after anything but an answer the process is good for nothing.
    func ask(_ line: [UInt8], within time: Duration) -> Reply {
        let end = ContinuousClock.now + time
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { send(input, $0.baseAddress, $0.count, Self.noSignal) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                guard wait(for: input, POLLOUT, until: end) else { return .late }
            } else if errno != EINTR {
                return .ended
            }
        }
        var answer: [UInt8] = []
        while answer.last != 0x0A {
            if answer.count > Self.longestLine { return .long }
            guard wait(for: output, POLLIN, until: end) else { return .late }
            let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = max(0, read(output, buffer.baseAddress, buffer.count))
            }
            if part.isEmpty { return .ended }
            answer += part
        }
        return .answer(answer.dropLast())
    }

    private func wait(for descriptor: Int32, _ event: Int32, until end: ContinuousClock.Instant) -> Bool {
        while true {
            let left = end - .now
            guard left > .zero else { return false }
            var waited = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
            let ready = poll(&waited, 1, Int32(clamping: milliseconds))
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return false }
        }
    }

    // MARK: Starting

    #if canImport(Darwin)
        private static let stream = SOCK_STREAM
        private static let noSignal: Int32 = 0x80000  // MSG_NOSIGNAL
    #else
        private static let stream = Int32(SOCK_STREAM.rawValue)
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif

    private static func spawn(
        _ process: inout pid_t,
        _ path: String,
        _ folder: String,
        input: Int32,
        output: Int32
    ) -> Int32 {
        var environment = Self.environment.map { strdup($0) } + [nil]
        defer { environment.forEach { free($0) } }
        return hook_program_start(path, folder, &environment, input, output, &process)
    }
}
