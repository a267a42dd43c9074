import Foundation
import Synchronization
import Testing

@testable import SockratesSockets

/// A process without a descriptor left; one of its own, for the limit is the whole process's.
@Suite(.timeLimit(.minutes(5))) struct DescriptorShortageTests {
    @Test func acceptingPausesAndSessionsGoOn() async {
        await #expect(processExitsWith: .success) { try await runShort(over: .fastest) }
    }

    @Test func channelsPauseAndGoOnToo() async {
        await #expect(processExitsWith: .success) { try await runShort(over: .channel) }
    }
}

private func runShort(over carriage: Carriage) async throws {
    let reports = Mutex<[ContinuousClock.Instant]>([])
    let resumptions = Atomic<Int>(0)
    var options = ListenerOptions(acceptPaused: { error in
        precondition(error.code == .outOfResources)
        reports.withLock { $0.append(.now) }
    })
    options.acceptResumed = { resumptions.add(1, ordering: .relaxed) }
    try await LineServer.run(over: carriage, options: options) { server in
        let live = try await server.connect()
        try await live.send("before\n")
        #expect(try await live.line() == "before")

        // Dispatch takes a descriptor for the first timer of each clock, and ends the process when it gets none.
        try await Task.sleep(for: .milliseconds(1), clock: .continuous)
        try await Task.sleep(for: .milliseconds(1), clock: .suspending)
        // These wait in the backlog: each takes a descriptor here, and none is left to accept it with.
        var peers: [RawPeer] = []
        limitDescriptors(to: 60)
        while let peer = try? RawPeer(to: server.address) { peers.append(peer) }
        while reports.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
        try await live.send("during\n")
        #expect(try await live.line() == "during")
        try await Task.sleep(for: .milliseconds(1500))
        let times = reports.withLock { $0 }
        #expect((1...3).contains(times.count), "one report a second at most")

        // Half of them go, and the others are served within a second.
        limitDescriptors(to: 1000)
        let late = try await server.connect()
        try await late.send("after\n")
        #expect(try await late.line() == "after")
        #expect(resumptions.load(ordering: .relaxed) == 1, "said once that it goes on")
        for peer in peers { peer.reset() }
        await live.close()
        await late.close()
    }
}

private func limitDescriptors(to count: Int) {
    var limit = rlimit()
    #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        let resource = RLIMIT_NOFILE
    #endif
    getrlimit(resource, &limit)
    limit.rlim_cur = rlim_t(count)
    setrlimit(resource, &limit)
}
