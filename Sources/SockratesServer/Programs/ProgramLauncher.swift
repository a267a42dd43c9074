#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// What starts a program for us, in namespaces of its own: bubblewrap.
    public struct ProgramLauncher: Sendable, Hashable {
        /// How many processes it has itself.
        public let processes: UInt64 = 2
        /// What each line begins with that it writes itself, to the standard error that the program was to have.
        let opening = Array("bwrap: ".utf8)

        /// The descriptor on which it says, as JSON, whether the program has run: the first behind standard error.
        static let status = 3

        /// Looks at what was said about the program: only of one that has run is an exit code told.
        ///
        /// - Parameter descriptor: The end of a pipe whose writers are gone.
        /// - Returns: Whether the program has run.
        static func hasRun(_ descriptor: CInt) -> Bool {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            return count > 0 && String(decoding: bytes.prefix(count), as: UTF8.self).contains("\"exit-code\"")
        }
    }

    /// Keeps back, for a moment, what a launcher says that could not start its program: it names files of the host, and is for the host alone.
    struct LauncherWatch {
        /// How long it is kept back: a launcher that complains ends at once.
        static let patience = Duration.seconds(1)
        /// How much is.
        private static let most = 4096

        private let launcher: ProgramLauncher
        /// What is kept back.
        private(set) var held: [UInt8] = []

        init(_ launcher: ProgramLauncher) { self.launcher = launcher }

        /// Takes the first output, and what comes behind it.
        ///
        /// - Returns: Whether it is kept back; else the watch is over, and what was kept before is the player's, too.
        mutating func keeps(_ bytes: Span<UInt8>) -> Bool {
            bytes.withUnsafeBufferPointer { held.append(contentsOf: $0) }
            return held.starts(with: launcher.opening) && held.count <= Self.most
        }

        /// What the launcher has said, for the log.
        var complaint: String {
            let text = String(decoding: held, as: UTF8.self)
            return text.isEmpty ? "bubblewrap could not run it" : text.split(separator: "\n").joined(separator: "; ")
        }
    }
#endif
