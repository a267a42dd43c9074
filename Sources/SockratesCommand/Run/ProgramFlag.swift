#if os(Linux)
    import Foundation
    import Sockrates
    import SockratesPacks
    import SockratesServer
    import SockratesStore

    /// The flag that a program is given, and for whom.
    struct ProgramFlag {
        /// The flag for a team; `nil` for none.
        private(set) var flag: (@Sendable (String?) -> String)?
        let form: ProgramOptions.FlagForm
        let identity: ProgramIdentity?

        /// - Parameters:
        ///   - given: The options.
        ///   - settings: Where else settings are looked up.
        ///   - store: The record, whose teams may be asked for.
        ///   - literal: What `--flag` or `SOCKRATES_FLAG` says.
        ///   - challenge: The challenge's short name.
        /// - Throws: ``CommandError`` for the first thing that is wrong.
        init(
            _ given: ProgramFlagOptions,
            _ settings: Settings,
            _ store: StoreSettings,
            literal: String?,
            challenge: String
        ) throws(CommandError) {
            let said: ProgramOptions.FlagForm? =
                try settings.value(given.flagAs, "flag-as", "env or file") { text in
                    switch text {
                    case "env": ProgramOptions.FlagForm.environment(name: "FLAG")
                    case "file": .file(name: "FLAG_FILE")
                    default: nil
                    }
                }
            form = said ?? .environment(name: "FLAG")
            if let text = try settings.value(given.identity, "identity", "name, store or a path", { $0 }) {
                if !["name", "store"].contains(text) { settings.startFiles.note(text) }
                identity = try Self.identity(text, store)
            } else {
                identity = nil
            }
            let file = try settings.value(given.flagFile, "flag-file", "a path") { $0 }
            guard file == nil || literal == nil else { throw .usage("say --flag or --flag-file, not both") }
            var text = literal
            if let file {
                settings.startFiles.note(file)
                text = try TeamFlags.firstLine(of: file)
            }
            guard let secretFile = try settings.value(given.flagSecret, "flag-secret", "a path", { $0 }) else {
                guard text?.contains("{{hmac}}") != true else {
                    throw .usage("{{hmac}} in a flag is made with a secret; name the secret's file with --flag-secret")
                }
                if let text {
                    flag = { _ in text }
                } else if said != nil {
                    try settings.refuseIdle("flag-as", without: "flag")
                }
                return
            }
            settings.startFiles.note(secretFile)
            let flags = try TeamFlags(flag: text, secretFile: secretFile, challenge: challenge)
            guard identity != nil else {
                throw .usage("a flag for each team needs --identity: who plays is asked for before the program begins")
            }
            flag = { team in flags.flag(of: team ?? "") }
        }

        private static func identity(_ text: String, _ store: StoreSettings) throws(CommandError) -> ProgramIdentity {
            if text == "name" {
                return ProgramIdentity(
                    question: "Who are you?",
                    refusal: PlayerName.rule,
                    proof: .name
                ) { PlayerName($0)?.text }
            }
            let register = text == "store" ? try Self.register(of: store) : try Self.register(text)
            return ProgramIdentity(
                question: "Your team's token?",
                refusal: "No team has this token.",
                proof: .token
            ) { register.team($0) }
        }

        private static func register(of store: StoreSettings) throws(CommandError) -> TeamRegister {
            guard store.location != nil else {
                throw .usage("\"identity store\" means the teams of a record; say which with --store")
            }
            return store.teams
        }

        private static func register(_ path: String) throws(CommandError) -> TeamRegister {
            do throws(PackError) {
                return TeamRegister(try TeamTokens(contentsOf: path).teams)
            } catch {
                throw .usage("the teams can't be read:\n\(error)")
            }
        }
    }
#endif
