#if os(Linux)
    import CEpoll
    import NIOCore
    import Synchronization

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// A thread that runs a ``PollLoop``, as other threads have it.
    ///
    /// It carries plain connections in place of NIO, at a third less of the CPU time for one that answers a question and goes.
    final class Poller: Sendable {
        /// What is done on the loop's thread, and only there.
        typealias Job = @Sendable (PollLoop) -> Void

        /// A job in an array; as it is, it would be wrapped in another function each time that it is put in or taken out.
        struct Letter: Sendable {
            let job: Job
        }

        private struct Mail {
            var jobs: [Letter] = []
            var isEnded = false
        }

        private let mail = Mutex(Mail())
        private let bell: Bell

        /// Starts the thread.
        ///
        /// - Throws: `SocketError` when the process has no descriptor left.
        init() throws(SocketError) {
            bell = Bell(descriptor: eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK)))
            let queue = epoll_create1(CInt(EPOLL_CLOEXEC))
            guard bell.descriptor >= 0, queue >= 0 else {
                let error = IOError(errnoCode: errno, reason: "epoll")
                if queue >= 0 { close(queue) }
                throw SocketError(polling: error)
            }
            let (poller, bell) = (self, bell)
            let result = Self.startThread { PollLoop(queue: queue, bell: bell.descriptor, poller).run() }
            if result != 0 {
                close(queue)
                throw SocketError(polling: IOError(errnoCode: result, reason: "thread"))
            }
        }

        /// The bell is there as long as anybody may ring it.
        deinit { if bell.descriptor >= 0 { close(bell.descriptor) } }

        /// Does something on the loop, soon.
        ///
        /// - Returns: Whether it will be done; not where the loop has ended.
        @discardableResult
        func execute(_ job: @escaping Job) -> Bool {
            let (isComing, isFirst) = mail.withLock { mail in
                guard !mail.isEnded else { return (false, false) }
                mail.jobs.append(Letter(job: job))
                return (true, mail.jobs.count == 1)
            }
            // The loop takes all jobs at once. Outside the lock: the loop, awake at once, would find it taken.
            if isFirst { bell.ring() }
            return isComing
        }

        /// Closes everything that is left, and ends the thread.
        func end() async {
            await withCheckedContinuation { continuation in
                let isComing = execute { loop in
                    loop.end()
                    continuation.resume()
                }
                if !isComing { continuation.resume() }
            }
        }

        /// Takes the jobs that wait, in exchange for an empty array, which has room for the next ones.
        func takeJobs(for jobs: inout [Letter]) {
            // Before they are taken: what comes in between rings again.
            bell.silence()
            mail.withLock { swap(&jobs, &$0.jobs) }
        }

        /// Takes no more jobs.
        ///
        /// - Returns: Those that came until now.
        func refuseJobs() -> [Letter] {
            mail.withLock { mail in
                mail.isEnded = true
                defer { mail.jobs = [] }
                return mail.jobs
            }
        }

        /// - Returns: 0, or the error's number.
        private static func startThread(_ body: @escaping @Sendable () -> Void) -> CInt {
            final class Start {
                let body: @Sendable () -> Void
                init(_ body: @escaping @Sendable () -> Void) { self.body = body }
            }
            var thread = pthread_t()
            let start = Unmanaged.passRetained(Start(body))
            let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
                // What `top -H` and strace know it by.
                cepoll_name_thread("poll loop")
                if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }
            let result = pthread_create(&thread, nil, run, start.toOpaque())
            if result == 0 { pthread_detach(thread) } else { start.release() }
            return result
        }
    }
#endif
