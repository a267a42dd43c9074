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

        /// - Parameters:
        ///   - given: The options.
        ///   - settings: Where else settings are looked up.
        ///   - asked: Whom sessions ask for first.
        ///   - literal: What `--flag` or `SOCKRATES_FLAG` says.
        ///   - challenge: The challenge's short name.
        /// - Throws: ``CommandError`` for the first thing that is wrong.
        init(
            _ given: ProgramFlagOptions,
            _ settings: Settings,
            asking asked: AskedIdentity?,
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
            guard let asked, asked.kind != .nobody else {
                throw .usage("a flag for each team needs --identity: who plays is asked for before the program begins")
            }
            flag = { team in flags.flag(of: team ?? "") }
        }
    }

    extension ProgramIdentity {
        /// Asks in the words in which packs do; `nil` where nobody is asked for.
        init?(_ asked: AskedIdentity) {
            guard let proof = Identity.Proof(rawValue: asked.kind.rawValue) else { return nil }
            self.init(question: asked.question, refusal: asked.refusal, proof: proof) { asked.owner(of: $0) }
        }
    }
#endif
