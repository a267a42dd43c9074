#if os(Linux)
    import CProgramHost
#endif

import SockratesSockets

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a session of a hosted program ended.
enum ProgramEnd: Hashable, Sendable {
    /// The program ended by itself, with a code.
    case exited(Int32)
    /// A signal that the server did not send ended it.
    case signalled(Int32)
    /// It could not be started, and why.
    case notStarted(String)
    /// A limit was hit.
    case limit(Limit)
    /// The player's input ended, which ends the program here.
    case inputEnded
    /// The player left.
    case playerLeft
    /// Who plays was asked for, and not answered.
    case unknownPlayer
    /// The player's team may not play now, and why.
    case refused(String)
    /// The player took longer for something than the server allows.
    case deadline(LineDeadlines.Kind)
    /// The server stopped.
    case stopped
    /// What keeps the program was killed.
    case lost

    enum Limit: String, Sendable {
        case time = "time limit"
        case idle = "idle limit"
        case cpu = "CPU limit"
        case memory = "memory limit"
        case processes = "process limit"
        case fileSize = "file size limit"
        case output = "output limit"
    }

    /// How a program ended, from what `waitpid` says.
    init(status: Int32) {
        let code = (status >> 8) & 0xFF
        // What runs a program for another, as bubblewrap and shells do, adds 128 to its signal.
        let signal = status & 0x7F == 0 && [128 + SIGXCPU, 128 + SIGXFSZ].contains(code) ? code - 128 : status & 0x7F
        switch signal {
        case 0: self = .exited(code)
        case SIGXCPU: self = .limit(.cpu)
        case SIGXFSZ: self = .limit(.fileSize)
        default: self = .signalled(signal)
        }
    }
}

#if os(Linux)
    extension ProgramEnd {
        /// How a program ended, from what its supervisor says.
        init(_ report: program_report) {
            switch Int(report.cause) {
            case Int(PROGRAM_MEMORY.rawValue): self = .limit(.memory)
            case Int(PROGRAM_PROCESSES.rawValue): self = .limit(.processes)
            case Int(PROGRAM_CPU.rawValue): self = .limit(.cpu)
            case Int(PROGRAM_NOT_STARTED.rawValue): self = .notStarted("\(SystemError(report.status))")
            default: self.init(status: report.status)
            }
        }
    }
#endif

extension ProgramEnd: CustomStringConvertible {
    /// In a few words, for logs.
    var description: String {
        switch self {
        case .exited(let code): "exited with \(code)"
        case .signalled(let number): "killed by signal \(number)"
        case .notStarted: "not started"
        case .limit(let limit): limit.rawValue
        case .inputEnded: "input ended"
        case .playerLeft: "player left"
        case .unknownPlayer: "unknown player"
        case .refused: "refused"
        case .deadline(let kind): CloseCause.deadline(kind).description
        case .stopped: "stopped"
        case .lost: "supervisor lost"
        }
    }

    /// The description without numbers, for counters.
    var kind: String {
        switch self {
        case .exited(0): "exited well"
        case .exited: "exited"
        case .signalled: "killed by a signal"
        default: description
        }
    }

    /// What the player is told; `nil` where there is nothing to tell, or nobody.
    func notice(limits: ProgramLimits) -> String? {
        switch self {
        case .exited(0), .playerLeft, .inputEnded, .deadline, .stopped: nil
        case .exited(let code): "The program exited with \(code)."
        case .signalled(let number): "The program was killed by signal \(number) (\(Self.name(of: number)))."
        case .notStarted: "The program can't be started; tell the host."
        case .refused(let words): words
        case .unknownPlayer: "That was the last try."
        case .lost: "The program was lost."
        case .limit(let limit): "\(limit.notice(limits)) The session is over."
        }
    }

    /// What the system calls a signal.
    private static func name(of signal: Int32) -> String {
        strsignal(signal).map { String(cString: $0).lowercased() } ?? "unknown"
    }
}

extension ProgramEnd.Limit {
    fileprivate func notice(_ limits: ProgramLimits) -> String {
        switch self {
        case .time: "Time limit: \(limits.time.map(Self.text) ?? "none")."
        case .idle: "Idle limit: nothing was sent for \(limits.idle.map(Self.text) ?? "too long")."
        case .cpu: "CPU limit: \(limits.cpuSeconds ?? 0) s of computing."
        case .memory: "Memory limit: \(Self.text(limits.memory))."
        case .processes: "Process limit: \(limits.processes ?? 0) processes."
        case .fileSize: "File size limit: \(Self.text(limits.fileSize))."
        case .output: "Output limit: \(Self.text(limits.output))."
        }
    }

    private static func text(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        return milliseconds < 1000 ? "\(Int(milliseconds)) ms" : "\(Int((milliseconds / 1000).rounded())) s"
    }

    private static func text(_ bytes: UInt64?) -> String {
        guard let bytes else { return "none" }
        for (name, size) in [("GiB", UInt64(1) << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where bytes >= size && bytes % size == 0 {
            return "\(bytes / size) \(name)"
        }
        return "\(bytes) bytes"
    }
}
