#if os(Linux)
    import CEpoll

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// What wakes a loop that waits in epoll: an eventfd, which can be read from its ringing until it is silenced.
    struct Bell: Sendable {
        /// What the loop watches.
        let descriptor: CInt

        /// Rings.
        ///
        /// - Parameter write: The system's call, which a signal may interrupt.
        func ring(by write: (CInt, eventfd_t) -> CInt = eventfd_write) {
            // A bell that is not heard would leave all jobs to wait for ever.
            while write(descriptor, 1) != 0, errno == EINTR {}
        }

        /// Falls silent; where that fails, the loop looks again at once, and nothing is lost.
        func silence() {
            var count: eventfd_t = 0
            eventfd_read(descriptor, &count)
        }
    }
#endif
