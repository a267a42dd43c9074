import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The thread that pages are made and sent on: an event loop of its own, which gives way to those that carry games.
///
/// Tasks run on it too, so that a page goes from request to socket without another thread, and however much is asked for takes
/// no more than one core, and that only when games leave it over.
final class WebLoop: Sendable {
    let group: MultiThreadedEventLoopGroup
    let executor: LoopExecutor

    /// How much nicer than the rest of the program the thread is.
    private static let niceness: CInt = 10

    init() {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        executor = LoopExecutor(group.next())
        #if os(Linux)
            // There a process's threads have a niceness each, and 0 is the calling thread.
            group.next().execute { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness) }
        #endif
    }

    /// Ends the thread.
    func shutdown() async {
        // It fails only where it was called before.
        try? await group.shutdownGracefully()
    }
}

/// Runs tasks on an event loop.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
