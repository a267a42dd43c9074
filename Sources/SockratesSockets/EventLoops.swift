import NIOCore
import NIOPosix
import Synchronization

/// The threads that carry connections: each runs one event loop, and a connection stays on its loop.
public final class EventLoops: Sendable {
    /// How many cores this machine lets the process use.
    public static let coreCount = System.coreCount

    let group: MultiThreadedEventLoopGroup
    private let desks: [ObjectIdentifier: NIOLoopBoundBox<LoopDesk>]

    #if os(Linux)
        /// The loops that carry a listener's plain connections; started with the first listener.
        private let pollers = Mutex<[Poller]>([])
    #endif

    /// Starts the threads.
    ///
    /// - Parameter threads: How many, 1 or more.
    public init(threads: Int = coreCount) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, threads))
        var desks: [ObjectIdentifier: NIOLoopBoundBox<LoopDesk>] = [:]
        for loop in group.makeIterator() {
            desks[ObjectIdentifier(loop)] = NIOLoopBoundBox.makeBoxSendingValue(Self.desk(on: loop), eventLoop: loop)
        }
        self.desks = desks
    }

    /// Ends the threads, and with them what is left of listeners and connections.
    public func shutdown() async {
        #if os(Linux)
            let ending = pollers.withLock { pollers in
                defer { pollers = [] }
                return pollers
            }
            for poller in ending { await poller.end() }
        #endif
        // It fails only where it was called before.
        try? await group.shutdownGracefully()
    }

    /// Waits until every loop has found time for something else than what it was doing: a loop that hangs never does.
    public func roundTrip() async {
        // It fails only where the loops have ended.
        for loop in all { try? await loop.submit {}.get() }
        #if os(Linux)
            for poller in pollers.withLock({ $0 }) {
                await withCheckedContinuation { continuation in
                    if !poller.execute({ _ in continuation.resume() }) { continuation.resume() }
                }
            }
        #endif
    }

    /// What the connections of a loop share; to be asked on that loop only.
    func desk(of loop: any EventLoop) -> LoopDesk? { desks[ObjectIdentifier(loop)]?.value }

    /// Each of the loops.
    var all: [any EventLoop] { Array(group.makeIterator()) }

    private static func desk(on loop: any EventLoop) -> LoopDesk {
        let clock = AlarmClock()
        let alarm = LoopAlarm(clock, on: loop)
        clock.firstIsEarlier = { alarm.schedule() }
        return LoopDesk(alarms: clock)
    }
}

#if os(Linux)
    extension EventLoops {
        /// The loops that carry a listener's plain connections, as many as there are threads.
        ///
        /// - Throws: `SocketError` when the process has no descriptor left for them.
        func startedPollers() throws(SocketError) -> [Poller] {
            try pollers.withLock { pollers throws(SocketError) in
                while pollers.count < desks.count { pollers.append(try Poller()) }
                return pollers
            }
        }
    }
#endif
