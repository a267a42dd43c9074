#if os(Linux)
    import CProgramHost

    /// What a supervisor is told to start: all that is the same for every session, made once.
    struct ProgramOrder: Sendable {
        /// What makes an order too long.
        struct TooLong: Error {}

        private let head: [UInt8]
        private let tail: [UInt8]
        private let template: program_order

        /// Prepares the orders of a program.
        ///
        /// - Throws: ``TooLong`` where path, arguments and environment leave no room for the variables of a connection.
        init(_ options: ProgramOptions) throws(TooLong) {
            // The supervisors are elsewhere.
            let folder = options.folder ?? ProgramSearch.currentFolder
            let texts = [options.words.first ?? "", folder] + options.words
            head = texts.flatMap { Array($0.utf8) + [0] }
            tail = options.environment.sorted { $0.key < $1.key }.flatMap { Array("\($0)=\($1)".utf8) + [0] }
            let limits = options.limits
            let launching = options.launcher?.processes ?? 0
            template = program_order(
                argument_count: UInt32(clamping: options.words.count),
                environment_count: UInt32(clamping: options.environment.count),
                user: options.user ?? UInt32.max,
                group: options.group ?? UInt32.max,
                has_terminal: options.station == .terminal ? 1 : 0,
                descriptor_count: 3,
                cpu_seconds: limits.cpuSeconds ?? UInt64.max,
                memory: limits.memory ?? UInt64.max,
                processes: limits.processes.map { $0 > UInt64.max - launching ? $0 : $0 + launching } ?? UInt64.max,
                file_size: limits.fileSize ?? UInt64.max,
                open_files: limits.openFiles ?? UInt64.max
            )
            let room = Int(PROGRAM_MOST_ORDER) - 16_384
            guard head.count + tail.count < room, options.words.count + options.environment.count < 4000 else {
                throw TooLong()
            }
        }

        /// The order for one session.
        ///
        /// - Parameters:
        ///   - variables: What tells of the connection, and the flag.
        ///   - descriptors: How many descriptors come along.
        /// - Returns: What a supervisor is sent.
        func bytes(variables: [(name: String, value: String)], descriptors: Int) -> [UInt8] {
            var order = template
            order.environment_count += UInt32(clamping: variables.count)
            order.descriptor_count = UInt32(clamping: descriptors)
            var bytes = withUnsafeBytes(of: order) { Array($0) }
            bytes.reserveCapacity(bytes.count + head.count + tail.count + variables.count * 48)
            bytes += head
            bytes += tail
            for (name, value) in variables {
                bytes += name.utf8
                bytes.append(UInt8(ascii: "="))
                // No value holds the byte that ends it.
                bytes += value.utf8.lazy.filter { $0 != 0 }
                bytes.append(0)
            }
            return bytes
        }
    }
#endif
