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

        // Each takes a descriptor here, and another when it is accepted. The last descriptors are left alone: Dispatch ends
        // the process when it finds none for a timer or for a look at its threads.
        var peers: [RawPeer] = []
        limitDescriptors(to: 80)
        while reports.withLock({ $0.isEmpty }) {
            peers.append(try RawPeer(to: server.address))
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try lowestFreeDescriptor() < 80)
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

/// What the next file or socket would get.
private func lowestFreeDescriptor() throws -> CInt {
    let descriptor = dup(STDERR_FILENO)
    try #require(descriptor >= 0, "no descriptor was left")
    close(descriptor)
    return descriptor
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
