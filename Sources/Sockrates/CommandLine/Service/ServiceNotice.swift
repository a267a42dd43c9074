import Foundation

/// Tells systemd, where it has started the program, how the program is (sd_notify(3)).
struct ServiceNotice: Sendable {
    private let path: String?

    /// Reads `NOTIFY_SOCKET`; without it, nobody is told anything.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        path = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Players can come.
    func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

    /// Files are being read again.
    func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
    }

    /// Files have been read again.
    func reloaded() { send("READY=1") }

    /// No more players are taken.
    func stopping() { send("STOPPING=1\nSTATUS=waiting for the last players") }

    /// The event loops run.
    func isAlive() { send("WATCHDOG=1") }

    private func send(_ text: String) {
        guard let path else { return }
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: name.sun_path) else { return }
        // Linux names sockets that are no files with a zero at first, which systemd writes as "@".
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let size = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + bytes.count } ?? 0
        let descriptor = socket(AF_UNIX, Self.kind, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let message = Array(text.utf8)
        withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(descriptor, message, message.count, Int32(MSG_DONTWAIT), address, socklen_t(size))
            }
        }
    }

    #if canImport(Glibc)
        private static let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
    #else
        private static let kind = SOCK_DGRAM
    #endif
}
