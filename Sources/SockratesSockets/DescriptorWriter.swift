import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes to a descriptor such as standard output, whatever it is, on a thread that may wait.
package final class DescriptorWriter: Sendable {
    private let descriptor: CInt
    private let queue = DispatchQueue(label: "descriptor writer")

    /// - Parameter descriptor: What is written to; it stays the caller's.
    package init(_ descriptor: CInt) { self.descriptor = descriptor }

    /// Writes all bytes, and waits until the system has taken them.
    ///
    /// - Throws: `SocketError`: closed where nobody reads any more, system.
    package func write(_ bytes: [UInt8]) async throws(SocketError) {
        let failure: SocketError? = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.writeNow(bytes)) }
        }
        if let failure { throw failure }
    }

    private func writeNow(_ bytes: [UInt8]) -> SocketError? {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { writeSome(UnsafeRawBufferPointer(rebasing: $0[done...])) }
            if count > 0 {
                done += count
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                let words = String(cString: strerror(errno))
                return errno == EPIPE
                    ? SocketError(.closed, "nobody reads the output any more")
                    : SocketError(.system, "the output can't be written: \(words)")
            }
        }
        return nil
    }

    private func writeSome(_ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
