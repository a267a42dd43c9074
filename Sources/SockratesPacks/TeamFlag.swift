import Crypto
import Foundation
import SockratesJudge

/// The part of a flag that is another for each team.
package enum TeamFlag {
    /// HMAC with SHA-256 (RFC 2104) over the challenge's and the team's names, the first 32 of its hexadecimal digits.
    ///
    /// - Parameters:
    ///   - team: The team, or the player.
    ///   - challenge: The pack's short name.
    ///   - secret: What only the host knows.
    /// - Returns: 32 hexadecimal digits.
    package static func code(team: String, challenge: String, secret: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        // A byte that no name holds keeps "ab" + "c" from being "a" + "bc".
        let message = Data(challenge.utf8) + [0] + Data(team.utf8)
        let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
        return code.prefix(16).hexadecimal
    }
}
