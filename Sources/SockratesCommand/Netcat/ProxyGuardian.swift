import Foundation

/// Lets in who knows the proxy's password, told plainly (Basic) or proved (Digest).
struct ProxyGuardian: Sendable {
    private static let realm = "Ncat"

    private let credentials: String
    /// What this run's digests are bound to.
    private let nonce =
        String(UInt64.random(in: 0 ... .max), radix: 16) + String(UInt64.random(in: 0 ... .max), radix: 16)

    init(_ credentials: String) { self.credentials = credentials }

    /// What a 407 says.
    var challenges: [String] {
        [
            "Proxy-Authenticate: Basic realm=\"\(Self.realm)\"",
            "Proxy-Authenticate: Digest realm=\"\(Self.realm)\", nonce=\"\(nonce)\", qop=\"auth\"",
        ]
    }

    /// Whether a request proves that its sender may come in.
    func admits(_ head: HTTPHead, method: String) -> Bool {
        guard let value = head.values("Proxy-Authorization").first else { return false }
        let words = value.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return false }
        switch words[0].lowercased() {
        case "basic": return Self.isSame(words[1], Data(credentials.utf8).base64EncodedString())
        case "digest": return HTTPChallenge.all(in: value).first.map { admits($0.parameters, method) } ?? false
        default: return false
        }
    }

    private func admits(_ proof: [String: String], _ method: String) -> Bool {
        let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, proof["username"] == parts[0], proof["realm"] == Self.realm, proof["nonce"] == nonce,
            let uri = proof["uri"], let response = proof["response"]
        else { return false }
        var counted: (count: String, nonce: String)?
        if proof["qop"] != nil {
            guard let count = proof["nc"], let nonce = proof["cnonce"] else { return false }
            counted = (count, nonce)
        }
        let expected = DigestProof(
            user: parts[0],
            password: parts[1],
            realm: Self.realm,
            method: method,
            uri: uri,
            nonce: nonce,
            counted: counted
        )
        return Self.isSame(response, expected.response)
    }

    /// Whether two texts are the same, in a time that does not tell how far they are.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
