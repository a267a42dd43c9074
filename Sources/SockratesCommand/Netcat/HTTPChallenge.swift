import Crypto
import Foundation
import SockratesJudge

/// What a proxy asks for, and what answers it: Basic (RFC 7617) and Digest with MD5 (RFC 2617).
struct HTTPChallenge {
    let scheme: String
    let parameters: [String: String]

    /// Reads the challenges, or the credentials, of a field.
    static func all(in value: String) -> [HTTPChallenge] {
        var found: [(scheme: String, parameters: [String: String])] = []
        for piece in pieces(of: value) {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            var words = halves[0].split(separator: " ").map(String.init)
            // A word before the name of a parameter, or without any, names a scheme.
            if words.count > 1 || halves.count == 1, let scheme = words.first {
                found.append((scheme.lowercased(), [:]))
                words.removeFirst()
            }
            guard halves.count == 2, let name = words.last, !found.isEmpty else { continue }
            let text = halves[1].trimmingCharacters(in: .whitespaces)
            let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            found[found.count - 1].parameters[name.lowercased()] = isQuoted ? String(text.dropFirst().dropLast()) : text
        }
        return found.map { HTTPChallenge(scheme: $0.scheme, parameters: $0.parameters) }
    }

    /// The value of `Proxy-Authorization` that answers a proxy's 407, the best of what it offers.
    static func authorization(of head: HTTPHead, _ credentials: String, method: String, uri: String) -> String? {
        let challenges = head.values("Proxy-Authenticate").flatMap(all)
        let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, let digest = challenges.first(where: { $0.scheme == "digest" }),
            let answer = digest.answer(user: parts[0], password: parts[1], method: method, uri: uri)
        {
            return answer
        }
        guard challenges.contains(where: { $0.scheme == "basic" }) else { return nil }
        return "Basic \(Data(credentials.utf8).base64EncodedString())"
    }

    private func answer(user: String, password: String, method: String, uri: String) -> String? {
        guard let realm = parameters["realm"], let nonce = parameters["nonce"] else { return nil }
        if let algorithm = parameters["algorithm"], algorithm.lowercased() != "md5" { return nil }
        let isCounted = parameters["qop"].map {
            $0.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == "auth" }
        }
        if isCounted == false { return nil }
        let proof = DigestProof(
            user: user,
            password: password,
            realm: realm,
            method: method,
            uri: uri,
            nonce: nonce,
            counted: isCounted == true
                ? (count: "00000001", nonce: String(UInt64.random(in: 0 ... .max), radix: 16)) : nil
        )
        var text = "Digest username=\"\(user)\", realm=\"\(realm)\", nonce=\"\(nonce)\", uri=\"\(uri)\""
        if let counted = proof.counted { text += ", qop=\"auth\", nc=\(counted.count), cnonce=\"\(counted.nonce)\"" }
        text += ", response=\"\(proof.response)\""
        if let opaque = parameters["opaque"] { text += ", opaque=\"\(opaque)\"" }
        return text
    }

    /// Cut at commas that no quotes hold.
    private static func pieces(of value: String) -> [Substring] {
        var isQuoted = false
        return value.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == "," && !isQuoted
        }
    }
}

/// The hash that proves a password without showing it (RFC 2617, section 3.2.2).
struct DigestProof {
    let user: String
    let password: String
    let realm: String
    let method: String
    let uri: String
    let nonce: String
    /// The client's count and nonce, with `qop=auth`; nil without.
    let counted: (count: String, nonce: String)?

    var response: String {
        let secret = Self.md5("\(user):\(realm):\(password)")
        let request = Self.md5("\(method):\(uri)")
        guard let counted else { return Self.md5("\(secret):\(nonce):\(request)") }
        return Self.md5("\(secret):\(nonce):\(counted.count):\(counted.nonce):auth:\(request)")
    }

    private static func md5(_ text: String) -> String {
        Insecure.MD5.hash(data: Data(text.utf8)).hexadecimal
    }
}
