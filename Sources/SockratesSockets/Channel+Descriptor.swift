import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What NIO has no call for, done with the descriptor itself. On the channel's loop.
extension Channel {
    /// Keeps the socket from programs that this process starts; NIO leaves it open to them.
    func closeOnExec() {
        withDescriptor { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
    }

    /// Lets the close reset the connection: what waits in the kernel is thrown away.
    func resetOnClose() {
        withDescriptor { descriptor in
            var value = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
        }
    }

    /// Lends the descriptor; a closed channel has none.
    func withDescriptor(_ body: (NIOBSDSocket.Handle) -> Void) {
        // NIO's own function for this casts to a constrained existential, which costs more than the rest of an accept.
        if let core = _channelCore as? any NIOTransportAccessibleChannelCore { Self.lend(core, to: body) }
    }

    private static func lend(_ core: some NIOTransportAccessibleChannelCore, to body: (NIOBSDSocket.Handle) -> Void) {
        // It fails only on a closed channel.
        try? core.withUnsafeTransport { transport in
            if let descriptor = transport as? NIOBSDSocket.Handle { body(descriptor) }
        }
    }
}
