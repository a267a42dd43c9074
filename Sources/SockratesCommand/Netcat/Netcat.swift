import Foundation
import Sockrates
import SockratesSockets

/// One run of `sockrates nc`: what all of its parts share.
final class Netcat: Sendable {
    let options: NetcatOptions
    let log: NetcatLog
    let input: DescriptorReader
    let screen: NetcatScreen

    init(_ options: NetcatOptions) throws(NetcatFailure) {
        self.options = options
        log = try NetcatLog(options.command)
        // A datagram holds no more than 64 KiB, and a line that was typed should be one.
        input = DescriptorReader(STDIN_FILENO, most: options.command.udp ? 8192 : 131_072)
        screen = NetcatScreen(isRaw: options.command.raw)
    }

    /// Does what was asked for.
    ///
    /// - Returns: What the program ends with.
    func run() async throws(NetcatFailure) -> Int32 {
        say("Version \(Version.text) ( sockrates nc )")
        guard let idle = options.idleTimeout, !options.command.zero else { return try await work() }
        return try await firstOf { () async throws(NetcatFailure) in
            try await self.work()
        } or: { () async throws(NetcatFailure) in
            try await self.untilIdle(idle)
        }
    }

    private func work() async throws(NetcatFailure) -> Int32 {
        if !options.listens { return try await NetcatConnect(self).run() }
        if options.isProxyServer { return try await NetcatProxyServer(self).run() }
        return options.command.udp ? try await NetcatDatagrams(self).run() : try await NetcatListen(self).run()
    }

    /// Says something where `-v` asks for it.
    func say(_ words: @autoclosure () -> String) {
        if options.command.verbosity > 0 { complain(words()) }
    }

    /// Says something in any case.
    func complain(_ words: String) { StandardError.print("Ncat: \(words)") }

    /// Waits for the end of all traffic; before there is a connection to listen to, none is missed.
    private func untilIdle(_ limit: Duration) async throws(NetcatFailure) -> Int32 {
        while true {
            let left = log.lastTraffic + limit - .now
            if left <= .zero, screen.hasConnections {
                let milliseconds = Int64(limit / .milliseconds(1))
                let message = "Idle timeout expired (\(milliseconds) ms)."
                if options.listens { throw .usage(message) }
                throw NetcatFailure(message: message, code: 1)
            }
            do {
                try await Task.sleep(for: left <= .zero ? .milliseconds(100) : left)
            } catch {
                return 0
            }
        }
    }

    /// Runs two things until one of them has ended, whose outcome it is.
    func firstOf(
        _ one: @escaping @Sendable () async throws(NetcatFailure) -> Int32,
        or other: @escaping @Sendable () async throws(NetcatFailure) -> Int32
    ) async throws(NetcatFailure) -> Int32 {
        let outcome = await withTaskGroup(of: Result<Int32, NetcatFailure>.self) { group in
            for body in [one, other] {
                group.addTask {
                    do throws(NetcatFailure) {
                        return .success(try await body())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            let first = await group.next() ?? .success(0)
            group.cancelAll()
            input.cancel()
            return first
        }
        return try outcome.get()
    }
}
