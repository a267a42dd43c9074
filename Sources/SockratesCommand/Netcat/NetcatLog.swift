import Foundation
import Synchronization

/// Writes down all that goes over: as it is (`-o`), and in hexadecimal (`-x`); and knows when anything last did.
final class NetcatLog: Sendable {
    private struct State {
        var lastTraffic = ContinuousClock.now
        var sent = 0
        var received = 0
    }

    private let plain: FileHandle?
    private let hex: FileHandle?
    private let state = Mutex(State())

    init(_ command: NetcatCommand) throws(NetcatFailure) {
        plain = try Self.file(command.output, appends: command.append)
        hex = try Self.file(command.hexDump, appends: command.append)
    }

    /// When bytes last went over, in either way.
    var lastTraffic: ContinuousClock.Instant { state.withLock { $0.lastTraffic } }

    /// How many bytes went over.
    var counts: (sent: Int, received: Int) { state.withLock { ($0.sent, $0.received) } }

    func sent(_ bytes: [UInt8]) { add(bytes) { $0.sent += bytes.count } }

    func received(_ bytes: [UInt8]) { add(bytes) { $0.received += bytes.count } }

    private func add(_ bytes: [UInt8], _ count: (inout State) -> Void) {
        state.withLock { state in
            state.lastTraffic = .now
            count(&state)
            // Within the lock, so that what is written keeps its order.
            if let plain { try? plain.write(contentsOf: Data(bytes)) }
            if let hex { try? hex.write(contentsOf: Data(HexDump.text(of: bytes).utf8)) }
        }
    }

    private static func file(_ path: String?, appends: Bool) throws(NetcatFailure) -> FileHandle? {
        guard let path else { return nil }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (appends ? O_APPEND : O_TRUNC), 0o664)
        guard descriptor >= 0 else {
            throw .usage("Could not open \(path): \(String(cString: strerror(errno))).")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

/// Bytes in hexadecimal, sixteen a line, with what of them can be printed.
enum HexDump {
    static func text(of bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 16) {
            let line = bytes[start..<min(start + 16, bytes.count)]
            var hex = ""
            for (place, byte) in line.enumerated() {
                hex += (place == 8 ? " " : "") + padded(String(byte, radix: 16), 2) + " "
            }
            let shown = line.map { (0x21...0x7E).contains($0) ? String(Unicode.Scalar($0)) : "." }.joined()
            let number = padded(String(start % 0xFFFF, radix: 16), 4)
            text += number + "   " + hex.padding(toLength: 50, withPad: " ", startingAt: 0)
            text += shown.padding(toLength: 16, withPad: " ", startingAt: 0) + "\n"
        }
        return text
    }

    private static func padded(_ digits: String, _ length: Int) -> String {
        String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
}
