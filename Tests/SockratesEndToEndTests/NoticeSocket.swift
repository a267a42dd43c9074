#if os(Linux)
    import Foundation

    /// The end of systemd's at which a service tells how it is.
    final class NoticeSocket {
        /// What `NOTIFY_SOCKET` is to be.
        let path: String

        private let descriptor: CInt
        private let folder: Folder

        /// Binds it.
        ///
        /// - Parameter isAbstract: Whether its name is no file's.
        /// - Throws: ``Impatience`` where it can't be bound.
        init(isAbstract: Bool = false) throws {
            folder = try Folder()
            path = isAbstract ? "@sockrates-\(UUID().uuidString)" : folder / "notify.sock"
            descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
            closeOnExec(descriptor)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            var bytes = Array(path.utf8)
            if isAbstract { bytes[0] = 0 }
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
            let size = socklen_t(2 + bytes.count)
            let result = withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
            }
            guard result == 0 else { throw Impatience("a socket for notices", "errno \(errno)") }
        }

        deinit { close(descriptor) }

        /// Waits for the next notice.
        func next(within time: Duration = .patience) throws -> String {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, CInt(time / .milliseconds(1))) == 1 else { throw Impatience("a notice", "") }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &bytes, bytes.count, 0)
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }
#endif
