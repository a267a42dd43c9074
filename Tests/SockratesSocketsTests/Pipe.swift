#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SockratesSockets

/// A pipe of the system's, to be read where nobody waits.
final class Pipe {
    let reading: CInt
    let writing: CInt

    init() throws {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SocketError(.outOfResources, "no pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        // The name alone means this method.
        #if canImport(Glibc)
            _ = Glibc.write(writing, bytes, bytes.count)
        #elseif canImport(Musl)
            _ = Musl.write(writing, bytes, bytes.count)
        #else
            _ = Darwin.write(writing, bytes, bytes.count)
        #endif
    }

    /// What has been written and not been read.
    func textSoFar() -> String {
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(reading, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
