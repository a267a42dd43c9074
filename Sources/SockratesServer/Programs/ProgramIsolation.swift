#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Namespaces for a hosted program, made by bubblewrap: it sees no other processes, no network, and files that it can't change.
    public struct ProgramIsolation: Sendable, Hashable {
        /// The folder that is the program's whole file system; this machine's own where `nil`.
        public var root: String?
        /// Folders and files that the program may write to.
        public var writable: [String] = []
        /// Whether the program has this machine's network.
        public var sharesNetwork = false
        /// The size of the program's own /tmp, in bytes.
        public var temporarySize: UInt64 = 67_108_864

        private let bubblewrap: String

        /// Makes an isolation.
        ///
        /// It is `nil` where bubblewrap (`bwrap`) is not installed.
        public init?() {
            guard let path = ProgramSearch.path(of: "bwrap") else { return nil }
            bubblewrap = path
        }

        /// Puts a program into its namespaces.
        ///
        /// - Parameters:
        ///   - options: The program, by its absolute path, and how it is run; afterwards, what starts it there.
        ///   - folder: Its working folder; `nil` for the root.
        public func isolate(_ options: inout ProgramOptions, folder: String?) {
            options.words = words(for: options.words, folder: folder, status: ProgramLauncher.status)
            options.folder = "/"
            options.launcher = ProgramLauncher()
        }

        /// The words that start a program in its namespaces.
        private func words(for words: [String], folder: String?, status: Int? = nil) -> [String] {
            var all = [bubblewrap] + (status.map { ["--json-status-fd", "\($0)"] } ?? [])
            all += [
                "--unshare-all", "--die-with-parent", "--cap-drop", "ALL",
                "--ro-bind", root ?? "/", "/", "--dev", "/dev", "--proc", "/proc",
            ]
            let temporary = ["/tmp", "/var/tmp"].filter { root == nil || exists(in: root, $0) }
            for place in temporary { all += ["--size", "\(temporarySize)", "--tmpfs", place] }
            if root == nil {
                // What the program needs of the folders that are its own now.
                let needed = ([words.first] + [folder]).compactMap(\.self)
                for path in needed where temporary.contains(where: { path.hasPrefix($0 + "/") }) {
                    all += ["--ro-bind", path, path]
                }
            }
            if sharesNetwork { all.append("--share-net") }
            for path in writable { all += ["--bind", path, path] }
            return all + ["--chdir", folder ?? "/", "--"] + words
        }

        /// Tries whether this machine's kernel allows it.
        ///
        /// It blocks, up to a few seconds.
        ///
        /// - Parameters:
        ///   - user: The user that programs run as.
        ///   - group: The group that programs run as.
        /// - Returns: Whether a program ran in its namespaces.
        public func isAllowed(user: UInt32?, group: UInt32?) -> Bool {
            var trial = self
            trial.root = nil
            trial.writable = []
            guard let program = ProgramSearch.path(of: "true") else { return false }
            var options = ProgramOptions(words: trial.words(for: [program], folder: nil))
            options.folder = "/"
            options.user = user
            options.group = group
            options.limits = .none
            return ProgramTrial.run(options) == .exited(0)
        }

        /// What a program has to itself, in a few words.
        public var account: String {
            var own = ["processes", "users", "IPC", "host name"]
            if !sharesNetwork { own.insert("network (none)", at: 1) }
            var text = "isolated: own \(own.joined(separator: ", ")); "
            text += root.map { "files: those below \($0)" } ?? "files: this machine's, those that its user may read"
            text += ", read-only but for /tmp (its own, \(temporarySize >> 20) MiB)"
            for path in writable { text += " and \(path)" }
            return text + (sharesNetwork ? "; not isolated: network, CPU" : "; not isolated: CPU")
        }

        private func exists(in root: String?, _ path: String) -> Bool { access((root ?? "") + path, F_OK) == 0 }
    }
#endif
