#if os(Linux)
    import Foundation
    import Sockrates
    import SockratesPacks
    import SockratesServer

    /// The flag that a program is given, and for whom.
    struct ProgramFlag {
        /// The flag for a team; `nil` for none.
        private(set) var flag: (@Sendable (String?) -> String)?
        let form: ProgramOptions.FlagForm
        let identity: ProgramIdentity?

        /// - Parameters:
        ///   - given: The options.
        ///   - settings: Where else settings are looked up.
        ///   - literal: What `--flag` or `SOCKRATES_FLAG` says.
        ///   - challenge: The challenge's short name.
        /// - Throws: ``CommandError`` for the first thing that is wrong.
        init(
            _ given: ProgramFlagOptions,
            _ settings: Settings,
            literal: String?,
            challenge: String
        ) throws(CommandError) {
            form =
                try settings.value(given.flagAs, "flag-as", "env or file") { text in
                    switch text {
                    case "env": ProgramOptions.FlagForm.environment(name: "FLAG")
                    case "file": .file(name: "FLAG_FILE")
                    default: nil
                    }
                } ?? .environment(name: "FLAG")
            if let text = try settings.value(given.identity, "identity", "name or a path", { $0 }) {
                identity = try Self.identity(text)
            } else {
                identity = nil
            }
            let file = try settings.value(given.flagFile, "flag-file", "a path") { $0 }
            guard file == nil || literal == nil else { throw .usage("say --flag or --flag-file, not both") }
            var text = literal
            if let file { text = try Self.firstLine(of: file) }
            guard let secretFile = try settings.value(given.flagSecret, "flag-secret", "a path", { $0 }) else {
                if let text { flag = { _ in text } }
                return
            }
            let secret = try Self.firstLine(of: secretFile)
            let template = text ?? "flag{{{hmac}}}"
            guard template.contains("{{hmac}}") else {
                throw .usage(
                    "--flag-secret makes a flag for each team: put {{hmac}} into the flag, as in flag{{{hmac}}}"
                )
            }
            guard identity != nil else {
                throw .usage("a flag for each team needs --identity: who plays is asked for before the program begins")
            }
            flag = { team in
                let code = TeamFlag.code(team: team ?? "", challenge: challenge, secret: secret)
                return template.replacing("{{hmac}}", with: code)
            }
        }

        private static func identity(_ text: String) throws(CommandError) -> ProgramIdentity {
            if text == "name" {
                return ProgramIdentity(
                    question: "Who are you?",
                    refusal: "A name has 1 to 32 letters, digits, spaces and signs, and nothing that can't be seen."
                ) { PlayerName($0)?.text }
            }
            do throws(PackError) {
                let tokens = try TeamTokens(contentsOf: text)
                return ProgramIdentity(
                    question: "Your team's token?",
                    refusal: "No team has this token."
                ) { tokens.team($0) }
            } catch {
                throw .usage("the teams can't be read:\n\(error)")
            }
        }

        private static func firstLine(of path: String) throws(CommandError) -> String {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw .usage("\(path) can't be read")
            }
            let line = String(decoding: data.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            guard !line.isEmpty else { throw .usage("the first line of \(path) is empty") }
            return line
        }
    }
#endif
