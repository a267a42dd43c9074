#if os(Linux)
    public import SockratesSockets

    /// A program as a server hosts it: each connection has a process of its own.
    ///
    /// Whatever a program starts is killed when its session ends, and when this process ends, however it does.
    ///
    /// ```swift
    /// let program = try HostedProgram(ProgramOptions(words: ["/usr/bin/bc", "-q"]), title: "bc")
    /// let server = try await ChallengeServer.bind(
    ///     program, name: "bc", to: .ip(host: "127.0.0.1", port: 1337), on: loops, logger: logger)
    /// ```
    public final class HostedProgram: Hosted {
        /// Why a program can't be hosted.
        public struct Mistake: Error, CustomStringConvertible {
            /// What is wrong, and what to do.
            public let description: String
        }

        /// What players and listings call it.
        public let title: String
        let options: ProgramOptions
        let order: ProgramOrder
        let supervisors: ProgramSupervisors
        /// Where what goes nowhere goes.
        let nothing: CInt

        /// Makes ready to start the program; nothing of it runs yet.
        ///
        /// - Parameters:
        ///   - options: The program, and how it is run.
        ///   - title: What players and listings call it.
        /// - Throws: ``Mistake`` where the system has no room for what keeps the programs, or the arguments are too long.
        public init(_ options: ProgramOptions, title: String) throws(Mistake) {
            self.options = options
            self.title = title
            do {
                order = try ProgramOrder(options)
            } catch {
                throw Mistake(description: "the arguments and the environment are too long; 100 KiB of text fit")
            }
            do {
                supervisors = try ProgramSupervisors()
            } catch {
                throw Mistake(description: "no program can be started: \(error)")
            }
            nothing = ProgramDescriptors.nothing()
        }

        deinit { ProgramDescriptors.close([nothing]) }

        /// Bytes, once it is known who plays.
        public var framing: LineOptions.Framing { options.identity == nil ? .bytes : .newlines }

        /// Not where the program talks to the player's socket itself.
        public var canBeRelayed: Bool { !lendsSocket }

        /// Where the program talks to the player's socket itself.
        public var lendsSocket: Bool { options.station == .socket }

        /// Makes the session of a player; the program starts when the connection is there.
        public func session(_ admission: Admission) -> any HostedSession { ProgramSession(self, admission) }
    }
#endif
