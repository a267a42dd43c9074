import NIOCore
import NIOPosix

/// The threads that carry connections: each runs one event loop, and a connection stays on its loop.
public final class EventLoops: Sendable {
    /// How many cores this machine lets the process use.
    public static let coreCount = System.coreCount

    let group: MultiThreadedEventLoopGroup
    private let desks: [ObjectIdentifier: NIOLoopBoundBox<LoopDesk>]

    /// Starts the threads.
    ///
    /// - Parameter threads: How many, 1 or more.
    public init(threads: Int = coreCount) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, threads))
        var desks: [ObjectIdentifier: NIOLoopBoundBox<LoopDesk>] = [:]
        for loop in group.makeIterator() {
            desks[ObjectIdentifier(loop)] = NIOLoopBoundBox.makeBoxSendingValue(LoopDesk(loop), eventLoop: loop)
        }
        self.desks = desks
    }

    /// Ends the threads, and with them what is left of listeners and connections.
    public func shutdown() async {
        // It fails only where it was called before.
        try? await group.shutdownGracefully()
    }

    /// What the connections of a loop share; to be asked on that loop only.
    func desk(of loop: any EventLoop) -> LoopDesk? { desks[ObjectIdentifier(loop)]?.value }

    /// Each of the loops.
    var all: [any EventLoop] { Array(group.makeIterator()) }
}
