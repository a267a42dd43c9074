/// Counts of bytes as people write them: `64M`, `64MiB`, `1G`, `512K`, `4096`.
///
/// The units are powers of 1024.
enum SizeText {
    /// Reads a count of bytes from 1 to 2^50.
    ///
    /// - Returns: `nil` where the text is none.
    static func read(_ text: String) -> UInt64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        var unit = text.dropFirst(digits.count).lowercased()
        for ending in ["ib", "b"] where unit.hasSuffix(ending) {
            unit.removeLast(ending.count)
            break
        }
        let shifts = ["": 0, "k": 10, "m": 20, "g": 30, "t": 40]
        guard let number = UInt64(digits), let shift = shifts[unit], (1...1 << 50).contains(number) else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << UInt64(shift))
        return overflow || bytes > 1 << 50 ? nil : bytes
    }
}
