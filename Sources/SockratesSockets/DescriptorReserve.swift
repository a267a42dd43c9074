import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process's last descriptors, which listeners leave to whatever else needs one.
///
/// A system that gives out no descriptor at all is fatal to more than connections: libdispatch ends the process when it finds
/// none for a timer or for a look at its threads, and a record or a transcript may want a file.
enum DescriptorReserve {
    private static let most = 32
    /// Whether a listener of this process has come upon the reserve, and none has found room since.
    private static let isReached = Atomic<Bool>(false)

    /// Whether a connection may be accepted.
    ///
    /// Costs one load while there is room.
    static var hasRoom: Bool {
        guard isReached.load(ordering: .relaxed) else { return true }
        // The system gives out the lowest number that is free.
        let lowest = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)
        guard lowest >= 0 else { return errno == EBADF }
        close(lowest)
        guard lowest < first else { return false }
        isReached.store(false, ordering: .relaxed)
        return true
    }

    /// Looks at a descriptor that a listener was given, for whether it is of the reserve.
    static func note(_ descriptor: CInt) {
        if descriptor >= first { isReached.store(true, ordering: .relaxed) }
    }

    /// The lowest descriptor of the reserve.
    private static var first: CInt {
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0, let count = CInt(exactly: limit.rlim_cur) else { return .max }
        return count - min(CInt(most), count / 8)
    }
}
