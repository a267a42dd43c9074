#if os(Linux)
    import Foundation
    import Sockrates
    import SockratesPacks
    import SockratesServer

    /// Everything that `sockrates run` was told.
    struct RunSettings {
        /// The program, and how it is run.
        private(set) var options: ProgramOptions
        /// A short name, for logs and listings.
        let name: String
        let title: String
        /// What the host is told at the start, a line each.
        private(set) var account: [String] = []

        /// Puts together what options, environment and file say.
        ///
        /// - Throws: ``CommandError`` for the first that is wrong.
        init(
            _ command: ProgramArguments,
            _ serve: ServeSettings,
            asking asked: AskedIdentity?,
            called given: String?
        ) throws {
            guard let word = command.program.first else {
                throw CommandError.usage("say which program to host, behind \"--\": sockrates run -- ./challenge.py")
            }
            let settings = serve.settings
            let run = command.run
            guard !(run.pty && run.socket) else { throw CommandError.usage("say --pty or --socket, not both") }
            guard !(run.socket && serve.isSecure) else {
                throw CommandError.usage(
                    "--socket hands over what players send as it is; with TLS only the server can read it"
                )
            }
            guard command.isolation.isolate != false || !command.isolation.isNeeded else {
                throw CommandError.usage("--root, --write and --network need isolation")
            }
            let program = URL(fileURLWithPath: word).lastPathComponent
            name = given ?? program
            title = run.title ?? program

            let root = command.isolation.root ?? ""
            let variables = try ProgramEnvironment.variables(run.environment)
            guard
                let path = ProgramSearch.path(
                    of: word,
                    in: variables["PATH"] ?? ProgramOptions.searchPath,
                    root: root
                )
            else { throw CommandError.usage(Self.noProgram(word, root)) }
            options = ProgramOptions(words: [path] + command.program.dropFirst(), environment: variables)
            options.station = run.pty ? .terminal : run.socket ? .socket : .pipes
            options.tellsEnd = !run.quiet
            options.errorOutput =
                try settings.value(run.standardError, "stderr", "client, log or none") {
                    ProgramOptions.ErrorOutput(rawValue: $0)
                } ?? .client
            options.inputEnd =
                try settings.value(run.inputEnd, "input-end", "pass, kill or a length of time", Self.inputEnd)
                ?? .passOn
            options.limits = try LimitSettings(command.limits, settings).limits
            if run.socket, options.limits.output != nil || options.limits.idle != nil {
                // What goes over the socket passes by.
                for (given, key) in [(command.limits.output, "output"), (command.limits.idle, "idle")] {
                    guard given == nil || given == "none" else {
                        throw CommandError.usage(
                            "--\(key) can't be kept with --socket: what is sent passes the server by"
                        )
                    }
                }
                options.limits.output = nil
                options.limits.idle = nil
            }
            let folder = try settings.value(run.folder, "folder", "a path") { $0 }
            options.folder = try folder.map { try Self.folder($0, root) }
            let owner = try ProgramOwner(
                user: settings.value(run.user, "user", "a name") { $0 },
                group: settings.value(run.group, "group", "a name") { $0 }
            )
            options.user = owner.user
            options.group = owner.group
            let flag = try ProgramFlag(command.flag, settings, asking: asked, literal: serve.flag, challenge: name)
            options.flag = flag.flag
            options.flagForm = flag.form
            options.identity = asked.flatMap { ProgramIdentity($0) }
            try refuseIdle(serve, run)
            try settings.finish()
            account.append(LimitSettings.account(options.limits))
            try isolate(command.isolation)
            if geteuid() == 0, options.user == nil {
                account.append("the program runs as root; --user NAME gives it less")
            }
        }

        /// Refuses what was said and would change nothing.
        private func refuseIdle(_ serve: ServeSettings, _ run: RunOptions) throws(CommandError) {
            if run.socket, serve.keepsTranscripts {
                throw .usage("--transcripts can't be kept with --socket: what is sent passes the server by")
            }
            guard options.identity == nil else { return }
            if serve.limitsTeams { try serve.settings.refuseIdle("max-per-team", without: "identity") }
            // Lines are what answers a question of ours; all else goes to the program as it comes.
            guard !serve.asksForWork else { return }
            for key in serve.lineKeys { try serve.settings.refuseIdle(key, without: "identity") }
        }

        /// Puts the program into namespaces, where that is wanted or possible.
        private mutating func isolate(_ given: IsolationOptions) throws {
            let needs = given.isNeeded
            if given.isolate == false { return account.append(Self.notIsolated("--no-isolate")) }
            guard var isolation = ProgramIsolation() else {
                return try refuse(given, needs, "bubblewrap (bwrap) is not installed")
            }
            guard isolation.isAllowed(user: options.user, group: options.group) else {
                return try refuse(given, needs, "the kernel does not allow bubblewrap's namespaces here")
            }
            isolation.root = try given.root.map { try Self.folder($0, "") }
            isolation.writable = try given.write.map { path in
                guard let full = realpath(path, nil) else {
                    throw CommandError.usage("--write \(path): no such file or folder")
                }
                defer { free(full) }
                return String(cString: full)
            }
            isolation.sharesNetwork = given.network
            let folder = options.folder ?? (given.root == nil ? ProgramSearch.currentFolder : nil)
            isolation.isolate(&options, folder: folder)
            account.append(isolation.account)
        }

        private mutating func refuse(_ given: IsolationOptions, _ needs: Bool, _ why: String) throws {
            if given.isolate == true || needs { throw CommandError.failure("the program can't be isolated: \(why)") }
            account.append(Self.notIsolated(why))
        }

        private static func notIsolated(_ why: String) -> String {
            "not isolated (\(why)): the program sees this machine's processes, network and files as its user does"
        }

        private static func inputEnd(_ text: String) -> ProgramOptions.InputEnd? {
            switch text {
            case "pass": .passOn
            case "kill": .kill
            default: DurationText.read(text).map { .linger($0) }
            }
        }

        private static func folder(_ path: String, _ root: String) throws -> String {
            var isFolder = ObjCBool(false)
            guard FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandError.usage("there is no folder \(path)\(root.isEmpty ? "" : " below \(root)")")
            }
            return root.isEmpty ? URL(fileURLWithPath: path).standardizedFileURL.path : path
        }

        private static func noProgram(_ word: String, _ root: String) -> String {
            guard word.contains("/") else {
                return "there is no program \(word) in PATH\(root.isEmpty ? "" : " below \(root)"); give its path"
            }
            return FileManager.default.fileExists(atPath: root + word)
                ? "\(word) can't be executed; make it executable (chmod +x) or name its interpreter"
                : "there is no program \(word)\(root.isEmpty ? "" : " below \(root)")"
        }
    }
#endif
