import Crypto
import Foundation

/// What the record keeps of a flag: enough to know it again, and nothing that could be used.
public enum FlagDigest {
    /// The SHA-256 (FIPS 180-4) of a flag, 32 bytes.
    public static func of(_ flag: String) -> [UInt8] { Array(SHA256.hash(data: Data(flag.utf8))) }

    /// The same of a response, blanks around it put aside.
    public static func of(_ response: [UInt8]) -> [UInt8] {
        of(String(decoding: response, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
