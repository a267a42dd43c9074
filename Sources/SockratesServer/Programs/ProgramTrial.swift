#if os(Linux)
    import CProgramHost

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Runs a program once without a player, to see whether it can be run.
    enum ProgramTrial {
        /// How long a trial may take, in milliseconds.
        private static let patience: CInt = 5000

        /// Runs it, without input and with its output going nowhere; blocks until it has ended, or five seconds.
        static func run(_ options: ProgramOptions) -> ProgramEnd {
            let nothing = ProgramDescriptors.nothing()
            defer { ProgramDescriptors.close([nothing]) }
            guard let order = try? ProgramOrder(options), let supervisors = try? ProgramSupervisors(),
                let supervisor = try? supervisors.take()
            else { return .lost }
            defer { ProgramDescriptors.close([supervisor]) }
            let bytes = order.bytes(variables: [], descriptors: 3)
            guard program_host_launch(supervisor, bytes, bytes.count, [nothing, nothing, nothing], 3) == 0 else {
                return .lost
            }
            var watched = pollfd(fd: supervisor, events: Int16(POLLIN), revents: 0)
            var report = program_report()
            while report.has_ended == 0 {
                guard poll(&watched, 1, patience) > 0 else { return .limit(.time) }
                guard read(supervisor, &report, MemoryLayout<program_report>.size) > 0 else { return .lost }
            }
            return ProgramEnd(report)
        }
    }
#endif
