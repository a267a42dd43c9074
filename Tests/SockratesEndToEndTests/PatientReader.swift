import Foundation

extension Duration {
    /// How long a test waits for what must come: much longer than it takes, for machines with other work to do.
    static let patience = Duration.seconds(30)
}

/// What did not come in time, or could not be had.
struct Impatience: Error, CustomStringConvertible {
    let description: String

    init(_ awaited: String, _ got: String) {
        description = "waited in vain for \(awaited); got: \(got.debugDescription)"
    }
}

/// Reads from a descriptor until something has come, or patience is over.
struct PatientReader {
    let descriptor: CInt
    /// What was read and not yet taken.
    private var held: [UInt8] = []

    init(_ descriptor: CInt) { self.descriptor = descriptor }

    /// Takes everything up to a text and the text itself.
    mutating func text(through marker: String, within time: Duration = .patience) throws -> String {
        let deadline = ContinuousClock.now + time
        let marker = Array(marker.utf8)
        while true {
            if let end = held.firstRange(of: marker)?.upperBound {
                defer { held.removeFirst(end) }
                return String(decoding: held[..<end], as: UTF8.self)
            }
            guard try readMore(until: deadline) else {
                throw Impatience(String(decoding: marker, as: UTF8.self), String(decoding: held, as: UTF8.self))
            }
        }
    }

    /// Takes everything up to the end.
    mutating func rest(within time: Duration = .patience) throws -> String {
        String(decoding: try bytesToEnd(within: time), as: UTF8.self)
    }

    /// Takes all bytes up to the end.
    mutating func bytesToEnd(within time: Duration = .patience) throws -> [UInt8] {
        let deadline = ContinuousClock.now + time
        while try readMore(until: deadline) {}
        defer { held = [] }
        return held
    }

    /// Whether something comes within a time.
    func isReady(within time: Duration) -> Bool {
        var entry = pollfd(descriptor, POLLIN)
        return !held.isEmpty || poll(&entry, 1, time.milliseconds) > 0
    }

    /// - Returns: Whether there was more; `false` at the end.
    private mutating func readMore(until deadline: ContinuousClock.Instant) throws -> Bool {
        var entry = pollfd(descriptor, POLLIN)
        let left = deadline - .now
        guard left > .zero, poll(&entry, 1, left.milliseconds) > 0 else {
            throw Impatience("more", String(decoding: held.suffix(2000), as: UTF8.self))
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 { held += buffer[..<count] }
        // A terminal whose programs have all ended answers with EIO.
        guard count >= 0 || errno == EIO else {
            throw Impatience("more", "errno \(errno) behind \(String(decoding: held.suffix(2000), as: UTF8.self))")
        }
        return count > 0
    }
}

/// Writes all bytes.
func write(_ bytes: [UInt8], to descriptor: CInt) throws {
    var done = 0
    while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw Impatience("\(bytes.count) bytes to leave", "\(done), errno \(errno)") }
        done += count
    }
}

extension pollfd {
    init(_ descriptor: CInt, _ events: CInt) { self.init(fd: descriptor, events: Int16(events), revents: 0) }
}

extension Duration {
    /// For `poll`.
    var milliseconds: CInt { CInt(clamping: Int64(self / .milliseconds(1))) }
}
