/// The checksum CRC-32 of ISO 3309, as ZIP, PNG and Ethernet have it.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    /// Its 4 bytes, the most significant first.
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        let sum = ~bytes.reduce(~0 as UInt32) { sum, byte in
            table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
        }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
    }
}
