#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Notices that a peer's machine, or the way to it, is gone: the system asks it for a sign of life while nothing goes over
/// (RFC 1122, section 4.2.3.6).
///
/// A peer that is silent and alive is kept: its system answers, whatever its program does.
struct KeepAlive: Sendable {
    /// How many questions may stay without an answer.
    private static let probes: CInt = 4

    /// How long nothing may be answered, in whole seconds of 2 or more; nil for as long as the system has it.
    let limit: Duration?
    /// Whether the limit holds for what was sent and not taken, too (RFC 5482): a peer that does not read is then gone as well.
    let includesOutput: Bool

    /// Sets it on a TCP socket; every socket that this one accepts gets it from it, and costs no call of its own.
    func set(on descriptor: CInt) {
        guard let limit else { return }
        let seconds = CInt(clamping: max(2, limit.components.seconds))
        func set(_ level: CInt, _ option: CInt, to value: CInt) {
            var value = value
            // A system that refuses it still has a socket.
            setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size))
        }
        let tcp = CInt(IPPROTO_TCP)
        let interval = max(1, seconds / (2 * Self.probes))
        set(SOL_SOCKET, SO_KEEPALIVE, to: 1)
        set(tcp, TCP_KEEPINTVL, to: interval)
        set(tcp, TCP_KEEPCNT, to: Self.probes)
        let quiet = max(1, seconds - interval * Self.probes)
        #if canImport(Darwin)
            set(tcp, TCP_KEEPALIVE, to: quiet)
        #else
            set(tcp, TCP_KEEPIDLE, to: quiet)
            if includesOutput { set(tcp, TCP_USER_TIMEOUT, to: CInt(clamping: Int64(seconds) * 1000)) }
        #endif
    }
}
