import Foundation
import Sockrates
import SockratesPacks

/// The flags that a program gives: another for each team, by a secret.
struct TeamFlags {
    private let template: String
    private let secret: String
    private let challenge: String

    /// - Parameters:
    ///   - flag: The flag with `{{hmac}}` for the team's own part; `flag{{{hmac}}}` where nil.
    ///   - secretFile: A file whose first line is the secret.
    ///   - challenge: The challenge's short name.
    /// - Throws: ``CommandError`` where the file or the flag is of no use.
    init(flag: String?, secretFile: String, challenge: String) throws(CommandError) {
        secret = try Self.firstLine(of: secretFile)
        template = flag ?? "flag{{{hmac}}}"
        self.challenge = challenge
        guard template.contains("{{hmac}}") else {
            throw .usage("--flag-secret makes a flag for each team: put {{hmac}} into the flag, as in flag{{{hmac}}}")
        }
    }

    /// The flag of a team.
    func flag(of team: String) -> String {
        template.replacing("{{hmac}}", with: TeamFlag.code(team: team, challenge: challenge, secret: secret))
    }

    /// The first line of a file that holds a flag or a secret.
    static func firstLine(of path: String) throws(CommandError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .usage("\(path) can't be read")
        }
        let line = String(decoding: data.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        guard !line.isEmpty else { throw .usage("the first line of \(path) is empty") }
        return line
    }
}
