#if os(Linux)
    import NIOCore

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// A socket that listens; its options are handed down to every socket that it accepts, and cost no call for each.
    struct ListeningSocket: Sendable {
        let descriptor: SocketDescriptor
        let localAddress: SocketAddress
        /// What the file of a Unix socket was when it was made.
        private let file: FileIdentity?

        private struct FileIdentity: Sendable, Equatable {
            let path: String
            let device: dev_t
            let inode: ino_t

            init?(path: String) {
                var status = stat()
                guard lstat(path, &status) == 0 else { return nil }
                self.path = path
                device = status.st_dev
                inode = status.st_ino
            }
        }

        /// Takes a socket that was handed over; its file belongs to whoever has bound it.
        init(taking inherited: InheritedSocket, _ options: ListenerOptions) {
            descriptor = SocketDescriptor(number: inherited.descriptor)
            localAddress = inherited.address
            file = nil
            descriptor.set(SOL_SOCKET, SO_SNDBUF, to: CInt(clamping: options.sendBuffer))
            descriptor.set(SOL_SOCKET, SO_RCVBUF, to: CInt(clamping: options.receiveBuffer))
            if case .ip = localAddress { descriptor.setForTCP(options) }
        }

        /// Binds an address.
        ///
        /// - Throws: `SocketError` when the address can't be had.
        init(binding address: SocketAddress, _ options: ListenerOptions) throws(SocketError) {
            let target = try address.nio()
            let family = target.protocol == .unix ? AF_UNIX : target.protocol == .inet6 ? AF_INET6 : AF_INET
            let kind = CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            let descriptor = SocketDescriptor(number: socket(family, kind, 0))
            guard descriptor.number >= 0 else { throw Self.error(address) }
            descriptor.set(SOL_SOCKET, SO_REUSEADDR, to: options.reuseAddress ? 1 : 0)
            descriptor.set(SOL_SOCKET, SO_SNDBUF, to: CInt(clamping: options.sendBuffer))
            descriptor.set(SOL_SOCKET, SO_RCVBUF, to: CInt(clamping: options.receiveBuffer))
            if family != AF_UNIX { descriptor.setForTCP(options) }
            if family == AF_INET6 {
                descriptor.set(CInt(IPPROTO_IPV6), IPV6_V6ONLY, to: options.ipv6Only ? 1 : 0)
            }
            let isBound = target.withSockAddr { name, size in bind(descriptor.number, name, socklen_t(size)) == 0 }
            guard isBound, listen(descriptor.number, CInt(clamping: options.backlog)) == 0 else {
                let error = Self.error(address)
                descriptor.close()
                throw error
            }
            self.descriptor = descriptor
            localAddress = descriptor.localAddress ?? address
            if case .unix(let path) = address { file = FileIdentity(path: path) } else { file = nil }
        }

        /// Closes the socket, and removes its file where it is still the same.
        func close() {
            descriptor.close()
            if let file, FileIdentity(path: file.path) == file { unlink(file.path) }
        }

        private static func error(_ address: SocketAddress) -> SocketError {
            SocketError(binding: address, IOError(errnoCode: errno, reason: "bind"))
        }
    }

    extension SocketDescriptor {
        fileprivate func setForTCP(_ options: ListenerOptions) {
            set(CInt(IPPROTO_TCP), TCP_NODELAY, to: 1)
            KeepAlive(limit: options.keepAlive, includesOutput: true).set(on: number)
        }
    }
#endif
