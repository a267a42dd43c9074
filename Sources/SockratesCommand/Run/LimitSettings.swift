#if os(Linux)
    import Sockrates
    import SockratesPacks
    import SockratesServer

    /// The limits that `sockrates run` was told, with defaults for the rest.
    struct LimitSettings {
        private(set) var limits = ProgramLimits()

        /// - Throws: ``CommandError`` for the first that is wrong.
        init(_ given: LimitOptions, _ settings: Settings) throws(CommandError) {
            let time = "a length of time such as 90s or 5m, or none"
            let size = "a size such as 64M, or none"
            let count = "a whole number above 0, or none"
            func take<Value>(
                _ flag: String?,
                _ key: String,
                _ expected: String,
                into limit: WritableKeyPath<ProgramLimits, Value?>,
                _ read: (String) -> Value?
            ) throws(CommandError) {
                let value = try settings.value(flag, key, expected) { (text: String) -> Value?? in
                    if text == "none" { return .some(nil) }
                    return read(text).map { .some($0) }
                }
                if let value { limits[keyPath: limit] = value }
            }
            func number(_ text: String) -> UInt64? { UInt64(text).flatMap { $0 > 0 && $0 < 1 << 40 ? $0 : nil } }
            try take(given.time, "time", time, into: \.time, DurationText.read)
            try take(given.idle, "idle", time, into: \.idle, DurationText.read)
            try take(given.cpu, "cpu", "whole seconds such as 10s, or none", into: \.cpuSeconds) { text in
                DurationText.read(text).flatMap { time in
                    let (seconds, rest) = time.components
                    return rest == 0 && seconds > 0 ? UInt64(seconds) : nil
                }
            }
            try take(given.memory, "memory", size, into: \.memory, SizeText.read)
            try take(given.processes, "processes", count, into: \.processes, number)
            try take(given.fileSize, "file-size", size, into: \.fileSize, SizeText.read)
            try take(given.openFiles, "open-files", count, into: \.openFiles, number)
            try take(given.output, "output", size, into: \.output, SizeText.read)
        }

        /// The limits in one line.
        static func account(_ limits: ProgramLimits) -> String {
            func size(_ bytes: UInt64?) -> String {
                guard let bytes else { return "none" }
                return bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
            }
            func text(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "none" }
            return "limits of a session: time \(text(limits.time.map(DurationText.write))), "
                + "idle \(text(limits.idle.map(DurationText.write))), CPU \(limits.cpuSeconds.map { "\($0)s" } ?? "none"), "
                + "memory \(size(limits.memory)), processes \(text(limits.processes)), "
                + "file size \(size(limits.fileSize)), open files \(text(limits.openFiles)), output \(size(limits.output))"
        }
    }
#endif
