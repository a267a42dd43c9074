import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a descriptor such as standard input, whatever it is, on a thread that may wait.
///
/// An event loop can't wait for a file, and would make a terminal non-blocking for everybody who shares it.
package final class DescriptorReader: Sendable {
    private struct Ends {
        let reading: CInt
        let writing: CInt
    }

    private let descriptor: CInt
    private let most: Int
    private let queue = DispatchQueue(label: "descriptor reader")
    /// A pipe that ends a wait; nil where the system has no descriptor left.
    private let wake: Ends?
    private let patience = Mutex(Patience.endless)

    private enum Patience {
        /// It waits for bytes.
        case endless
        /// It takes what is there already, and waits for nothing.
        case none
        /// It takes nothing more.
        case cancelled
    }

    /// - Parameters:
    ///   - descriptor: What is read; it stays the caller's.
    ///   - most: How many bytes are read at once.
    package init(_ descriptor: CInt, most: Int = 131_072) {
        self.descriptor = descriptor
        self.most = most
        var ends: [CInt] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            wake = Ends(reading: ends[0], writing: ends[1])
        } else {
            wake = nil
        }
    }

    deinit {
        if let wake {
            close(wake.reading)
            close(wake.writing)
        }
    }

    /// Waits for bytes.
    ///
    /// - Returns: One byte or more; nil at the end, after `cancel`, and after `finish` when nothing is there.
    /// - Throws: `SocketError` where it can't be read.
    package func read() async throws(SocketError) -> [UInt8]? {
        let answer: Result<[UInt8]?, SocketError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.readNow()) }
        }
        return try answer.get()
    }

    /// Ends the wait for bytes, now and later.
    package func cancel() { lose(.cancelled) }

    /// Ends with what is there already.
    package func finish() { lose(.none) }

    private func lose(_ left: Patience) {
        patience.withLock { patience in
            if patience != .cancelled { patience = left }
        }
        if let wake { _ = write(wake.writing, [0], 1) }
    }

    private func readNow() -> Result<[UInt8]?, SocketError> {
        while patience.withLock({ $0 }) != .cancelled {
            if let wake {
                var entries = [
                    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
                ]
                // A file is always ready; what can't be polled is read.
                guard poll(&entries, 2, -1) >= 0 || errno != EINTR else { continue }
                if entries[1].revents != 0, patience.withLock({ $0 }) == .cancelled || entries[0].revents == 0 {
                    return .success(nil)
                }
            }
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
                result = recoverableRead(buffer.baseAddress)
                count = max(0, result)
            }
            if result > 0 { return .success(bytes) }
            // A terminal whose other side has gone says so with EIO.
            if result == 0 || errno == EIO { return .success(nil) }
            guard errno == EINTR || errno == EAGAIN else {
                return .failure(SocketError(.system, "the input can't be read: \(String(cString: strerror(errno)))"))
            }
        }
        return .success(nil)
    }

    private func recoverableRead(_ place: UnsafeMutablePointer<UInt8>?) -> Int {
        #if canImport(Darwin)
            Darwin.read(descriptor, place, most)
        #elseif canImport(Musl)
            Musl.read(descriptor, place, most)
        #else
            Glibc.read(descriptor, place, most)
        #endif
    }
}
