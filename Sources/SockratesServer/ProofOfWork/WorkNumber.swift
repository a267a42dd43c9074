#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How the numbers of a proof of work are written: big-endian bytes in standard base64.
public enum WorkDialect: String, Sendable, Hashable, CaseIterable {
    /// That of pwn.red/pow: a difficulty of exactly 4 bytes, other numbers without leading zeros, with padding.
    case redpwn
    /// That of kCTF: zeros in front up to a multiple of 3 bytes, so that there is never any padding.
    case kctf

    /// Writes a number.
    func text(_ bytes: some Collection<UInt8>) -> String {
        let significant = Array(bytes.drop { $0 == 0 })
        guard self == .kctf else { return Data(significant).base64EncodedString() }
        let bits = significant.first.map { significant.count * 8 - $0.leadingZeroBitCount } ?? 0
        let size = (bits / 24) * 3 + 3
        return Data(repeatElement(0, count: size - significant.count) + significant).base64EncodedString()
    }

    /// Writes a difficulty.
    func text(difficulty: UInt32) -> String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: difficulty >> UInt32(24 - 8 * $0)) }
        return self == .redpwn ? Data(bytes).base64EncodedString() : text(bytes)
    }

    /// Reads a number in either dialect; nil where it is none.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 4 * 64 else { return nil }
        return Data(base64Encoded: String(text)).map(Array.init)
    }
}

/// What a proof of work says that can't be read.
public struct WorkMistake: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what was expected.
    public let description: String
}
