import Crypto
import Foundation
import SockratesJudge
import Synchronization

/// Tells editions of a pack apart: a digest over the files that it was read from.
final class EditionDigest: Sendable {
    private let digests = Mutex<[String: [UInt8]]>([:])

    /// Notes a file's contents.
    func add(_ name: String, _ bytes: [UInt8]) {
        let digest = Array(SHA256.hash(data: bytes))
        digests.withLock { $0[name] = digest }
    }

    /// The first 16 hexadecimal digits of the SHA-256 (FIPS 180-4) over the names and digests of all files so far.
    var text: String {
        let all = digests.withLock { $0 }
        var hash = SHA256()
        for (name, digest) in all.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array(name.utf8) + [0] + digest)
        }
        return hash.finalize().prefix(8).hexadecimal
    }
}
