import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes down what goes over a connection, as asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/).
final class Recorder: Sendable {
    private struct State {
        var descriptor: CInt
        /// The bytes of a character that has not come whole, for each way.
        var rest: [String: [UInt8]] = [:]
    }

    private let state: Mutex<State>
    private let start = NIODeadline.now()

    init(path: String, title: String) throws(SocketError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw SocketError(binding: .unix(path: path), IOError(errnoCode: errno, reason: "open"))
        }
        state = Mutex(State(descriptor: descriptor))
        let header = Transcript.Header(title: title, timestamp: Int(time(nil)))
        state.withLock { Self.write(header.line, to: $0.descriptor) }
    }

    deinit {
        state.withLock { state in
            for (code, rest) in state.rest where !rest.isEmpty {
                note(code, String(decoding: rest, as: UTF8.self), &state)
            }
            close(state.descriptor)
        }
    }

    /// What the peer has sent.
    func received(_ bytes: ByteBuffer) { add("o", bytes) }

    /// What the peer was sent.
    func sent(_ bytes: ByteBuffer) { add("i", bytes) }

    private func add(_ code: String, _ bytes: ByteBuffer) {
        state.withLock { state in
            var all = state.rest[code] ?? []
            all += bytes.readableBytesView
            let whole = all.count - TextEncoding.unfinishedUTF8(all)
            state.rest[code] = Array(all[whole...])
            if whole > 0 { note(code, String(decoding: all[..<whole], as: UTF8.self), &state) }
        }
    }

    private func note(_ code: String, _ text: String, _ state: inout State) {
        let event = Transcript.Event(
            time: .nanoseconds((NIODeadline.now() - start).nanoseconds),
            isSent: code == "i",
            text: text
        )
        Self.write(event.line, to: state.descriptor)
    }

    private static func write(_ line: String, to descriptor: CInt) {
        var bytes = Array(line.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { pointer in
                #if canImport(Darwin)
                    Darwin.write(descriptor, pointer.baseAddress, pointer.count)
                #elseif canImport(Musl)
                    Musl.write(descriptor, pointer.baseAddress, pointer.count)
                #else
                    Glibc.write(descriptor, pointer.baseAddress, pointer.count)
                #endif
            }
            // A disk that is full must not end the conversation.
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

extension TextEncoding {
    /// How many bytes at the end begin a UTF-8 character that is not whole.
    package static func unfinishedUTF8(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }
}
