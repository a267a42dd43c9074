#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// A socket as the system numbers it, and what the system does with it; whoever has it closes it, once.
    struct SocketDescriptor: Sendable {
        let number: CInt

        /// Closes it.
        func close() { _ = systemClose(number) }

        /// Takes what has come.
        ///
        /// - Returns: How many bytes; 0 at the input's end, -1 with `errno` where there are none.
        func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
            recv(number, buffer.baseAddress, buffer.count, CInt(truncatingIfNeeded: MSG_DONTWAIT))
        }

        /// Takes what has come up to the first newline, and leaves the rest where it is.
        ///
        /// - Returns: As `receive` does.
        func receiveLine(into buffer: UnsafeMutableRawBufferPointer) -> Int {
            let seen = recv(number, buffer.baseAddress, buffer.count, CInt(truncatingIfNeeded: MSG_DONTWAIT | MSG_PEEK))
            guard seen > 0 else { return seen }
            let count = buffer[..<seen].firstIndex(of: 0x0A).map { $0 + 1 } ?? seen
            return receive(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
        }

        /// Gives bytes to the system; never a signal.
        ///
        /// - Returns: How many it took; -1 with `errno` where none.
        func send(_ bytes: Span<UInt8>) -> Int {
            bytes.withUnsafeBufferPointer {
                systemSend(number, $0.baseAddress, $0.count, CInt(truncatingIfNeeded: MSG_NOSIGNAL | MSG_DONTWAIT))
            }
        }

        /// Tells the peer that no more comes; it fails where the peer has gone.
        func shutdownOutput() { _ = shutdown(number, CInt(SHUT_WR)) }

        /// Lets those wait whom the socket is lent to; `receive` and `send` never do.
        func block() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) & ~O_NONBLOCK) }

        /// Lets the close reset the connection: what waits in the system is thrown away.
        func resetOnClose() {
            var value = linger(l_onoff: 1, l_linger: 0)
            setsockopt(number, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
        }

        /// Sets an option that is a number; a system that refuses it still has a socket.
        func set(_ level: CInt, _ option: CInt, to value: CInt) {
            var value = value
            setsockopt(number, level, option, &value, socklen_t(MemoryLayout<CInt>.size))
        }

        /// Why the system calls it broken; 0 where it does not say.
        var pendingError: CInt {
            var error: CInt = 0
            var size = socklen_t(MemoryLayout<CInt>.size)
            getsockopt(number, SOL_SOCKET, SO_ERROR, &error, &size)
            return error
        }

        /// This end.
        var localAddress: SocketAddress? {
            var name = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let result = withUnsafeMutablePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &size) }
            }
            return result == 0 ? SocketAddress(name, size) : nil
        }
    }

    // Inside the type, its own methods hide the system's functions of the same name.
    private func systemClose(_ number: CInt) -> CInt { close(number) }
    private func systemSend(_ number: CInt, _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ flags: CInt) -> Int {
        send(number, bytes, count, flags)
    }
#endif
