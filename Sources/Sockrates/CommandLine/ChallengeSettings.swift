import SockratesServer

/// One of the challenges that a settings file lists, with settings of its own.
package struct ChallengeSettings {
    /// The keys that a challenge has and a host has not.
    static let keys = ["name", "pack", "run"]

    /// A short name for logs, metrics and listings; `nil` where the file gives none.
    package let name: String?
    /// What is hosted.
    package let content: Content
    /// All else, with what the host's settings say where the challenge says nothing.
    package let serve: ServeSettings

    /// What a challenge is made of.
    package enum Content {
        /// A pack: a file, a folder or a built-in pack's name.
        case pack(String)
        /// A program and its arguments, and before a `--` how it is run.
        case program([String])
    }

    /// Reads all that a file lists; what is wrong with them is gathered by the settings.
    ///
    /// - Returns: Those that can be hosted; `nil` where the file lists none.
    static func all(
        in settings: Settings,
        _ given: ServeOptions,
        _ transcripts: TranscriptArchive?
    ) throws(CommandError) -> [ChallengeSettings]? {
        guard let sections = settings.sections else { return nil }
        var all: [ChallengeSettings] = []
        for (number, section) in sections.enumerated() {
            guard
                let serve = try section.gathering(
                    nil,
                    { () throws(CommandError) in try ServeSettings(given, section, transcripts, number: number) }
                )
            else { continue }
            if let challenge = try ChallengeSettings(section, serve) { all.append(challenge) }
        }
        return all
    }

    private init?(_ settings: Settings, _ serve: ServeSettings) throws(CommandError) {
        name = try settings.value(nil, "name", "letters, digits, - and _", Self.name)
        switch (settings.hasOwn("pack"), settings.hasOwn("run")) {
        case (true, false):
            guard let pack = try settings.value(nil, "pack", "a pack", { $0 }) else { return nil }
            content = .pack(pack)
        case (false, true): content = .program(settings.list([], "run"))
        case (false, false):
            settings.report("a challenge needs a \"pack\", or a program to \"run\"")
            return nil
        case (true, true):
            settings.report("a challenge has a \"pack\" or a program to \"run\", not both", at: "run")
            return nil
        }
        self.serve = serve
    }

    private static func name(_ text: String) -> String? {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isName && (1...64).contains(text.utf8.count) ? text : nil
    }
}
