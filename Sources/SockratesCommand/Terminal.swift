import Foundation

/// The terminal that a person sits at.
enum Terminal {
    /// Writes what came from a peer to standard error, with control characters made visible.
    static func show(_ bytes: [UInt8]) {
        FileHandle.standardError.write(Data(safe(bytes)))
    }

    /// The bytes with every control byte but newline and tab made visible, so that a peer can't drive the terminal.
    static func safe(_ bytes: [UInt8]) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: []) { result, scalar in
            switch scalar {
            case "\n", "\t": result.append(UInt8(scalar.value))
            case _ where scalar.properties.generalCategory == .control:
                result += Array("\\x\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))".utf8)
            default: result += Array(String(scalar).utf8)
            }
        }
    }
}
