/// Turns each LF into CR LF, as `-C` has it; one that has its CR already stays.
struct LineEndings {
    private var last: UInt8 = 0

    /// Takes bytes.
    mutating func converted(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        for byte in bytes {
            if byte == 0x0A, last != 0x0D { result.append(0x0D) }
            result.append(byte)
            last = byte
        }
        return result
    }
}
