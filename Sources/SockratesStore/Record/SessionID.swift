/// Names one session in the record, whichever machine carried it.
///
/// It is a random number of 64 bits, written as 13 letters and digits that nobody takes for one another (Crockford's base 32):
/// what `sockrates replay` is given.
///
/// ```swift
/// let id = SessionID(rawValue: 7)
/// print(id)                            // 0000000000007
/// SessionID("0000000000007") == id     // true
/// ```
public struct SessionID: RawRepresentable, Sendable, Hashable, Codable, LosslessStringConvertible {
    /// The number.
    public let rawValue: UInt64

    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let length = 13

    /// The session with this number.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// A name for a new session.
    public static func random() -> SessionID { SessionID(rawValue: .random(in: 1 ... .max)) }

    /// Reads what ``description`` writes, in capitals too; `nil` for anything else.
    public init?(_ description: String) {
        guard description.utf8.count == Self.length else { return nil }
        var value: UInt64 = 0
        for (place, byte) in description.lowercased().utf8.enumerated() {
            guard let digit = Self.digits.firstIndex(of: byte), place > 0 || digit < 16 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        rawValue = value
    }

    /// 13 digits and small letters.
    public var description: String {
        var text: [UInt8] = []
        for place in (0..<Self.length).reversed() {
            text.append(Self.digits[Int(truncatingIfNeeded: rawValue >> (UInt64(place) * 5)) & 31])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
