public import SockratesStore

/// A program that is hosted, and how each session runs it.
public struct ProgramOptions: Sendable {
    /// What its standard input and output are.
    public enum Station: Sendable, Hashable {
        /// A pipe each: programs write in blocks unless they are told otherwise.
        case pipes
        /// A terminal without echo: programs write line by line, and ask for passwords.
        case terminal
        /// The player's socket itself: nothing is counted, recorded or limited on its way.
        case socket
    }

    /// Where its standard error goes.
    public enum ErrorOutput: String, Sendable, Hashable, CaseIterable {
        /// To the player, between the standard output.
        case client
        /// To the log, a line each.
        case log
        /// Nowhere.
        case none
    }

    /// What is done when the player sends no more.
    public enum InputEnd: Sendable, Hashable {
        /// The program's input ends, and it may go on.
        case passOn
        /// The program's input ends, and so does the program after this time.
        case linger(Duration)
        /// The program is killed.
        case kill
    }

    /// How the program gets its flag.
    public enum FlagForm: Sendable, Hashable {
        /// As the value of an environment variable.
        case environment(name: String)
        /// In an open file that no folder holds, with its path as the value of an environment variable.
        case file(name: String)
    }

    /// The program, by its absolute path, and its arguments.
    public var words: [String]
    #if os(Linux)
        /// What starts the program for us; `nil` where nothing stands between.
        public var launcher: ProgramLauncher?
    #endif
    /// Variables beside those that tell of the connection; nothing of this process's own is passed.
    public var environment: [String: String]
    /// Its working folder; this process's where `nil`.
    public var folder: String?
    /// The user that it runs as, by number; as this process where `nil`.
    public var user: UInt32?
    /// The group that it runs as, by number; as this process where `nil`.
    public var group: UInt32?
    /// What its standard input and output are.
    public var station = Station.pipes
    /// Where its standard error goes.
    public var errorOutput = ErrorOutput.client
    /// What is done when the player sends no more.
    public var inputEnd = InputEnd.passOn
    /// What a session may use.
    public var limits = ProgramLimits()
    /// Who plays is asked for first; nobody is where `nil`.
    public var identity: ProgramIdentity?
    /// The flag for a team; `nil` for none.
    ///
    /// It is made on an event loop and must not block.
    public var flag: (@Sendable (_ team: String?) -> String)?
    /// How the program gets its flag.
    public var flagForm = FlagForm.environment(name: "FLAG")
    /// Whether the player is told how the program ended, where it did not end well by itself.
    public var tellsEnd = true

    /// Makes options.
    ///
    /// - Parameters:
    ///   - words: The program, by its absolute path, and its arguments.
    ///   - environment: Variables beside those that tell of the connection.
    public init(words: [String], environment: [String: String] = ["PATH": ProgramOptions.searchPath]) {
        self.words = words
        self.environment = environment
    }

    /// Where programs are looked for, by a hosted program and for it.
    public static let searchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
}

/// Asks who plays, before a program begins.
public struct ProgramIdentity: Sendable {
    /// What is asked, one line.
    public let question: String
    /// What is said of an answer that names nobody, one line.
    public let refusal: String
    /// How it is known that a player is who they say: by a name that anybody can type, or by a team's token.
    public let proof: Identity.Proof
    /// The team or player that an answer names; `nil` for none.
    ///
    /// It is called on an event loop and must not block.
    public let team: @Sendable (_ answer: [UInt8]) -> String?

    /// Makes an identity.
    public init(
        question: String,
        refusal: String,
        proof: Identity.Proof,
        team: @escaping @Sendable ([UInt8]) -> String?
    ) {
        self.question = question
        self.refusal = refusal
        self.proof = proof
        self.team = team
    }
}
