import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The descriptors between a program and its connection: what the program gets, and what we keep.
package struct ProgramEnds {
    package let childInput: CInt
    package let childOutput: CInt
    /// What the program writes comes out here.
    package let input: CInt
    /// What is written here is the program's input.
    package let output: CInt

    /// A pipe for each way.
    package static func pipes() throws(SocketError) -> ProgramEnds {
        let toChild = try pipe()
        do throws(SocketError) {
            let fromChild = try pipe()
            return ProgramEnds(
                childInput: toChild.reading,
                childOutput: fromChild.writing,
                input: fromChild.reading,
                output: toChild.writing
            )
        } catch {
            close(toChild.reading)
            close(toChild.writing)
            throw error
        }
    }

    /// A terminal without echo.
    package static func terminal() throws(SocketError) -> ProgramEnds {
        var (ours, theirs): (CInt, CInt) = (-1, -1)
        guard openpty(&ours, &theirs, nil, nil, nil) == 0 else { throw failure("a terminal") }
        var settings = termios()
        tcgetattr(theirs, &settings)
        settings.c_lflag &= ~tcflag_t(ECHO)
        // What the program writes comes as it is.
        settings.c_oflag &= ~tcflag_t(OPOST)
        tcsetattr(theirs, TCSANOW, &settings)
        let ends = ProgramEnds(childInput: theirs, childOutput: dup(theirs), input: ours, output: dup(ours))
        for descriptor in [ends.childInput, ends.childOutput, ends.input, ends.output] { keep(descriptor) }
        return ends
    }

    /// One pipe that no other program gets.
    package static func pipe() throws(SocketError) -> (reading: CInt, writing: CInt) {
        var ends: [CInt] = [-1, -1]
        #if canImport(Darwin)
            let result = Darwin.pipe(&ends)
        #elseif canImport(Musl)
            let result = Musl.pipe(&ends)
        #else
            let result = Glibc.pipe(&ends)
        #endif
        guard result == 0 else { throw failure("a pipe") }
        keep(ends[0])
        keep(ends[1])
        return (ends[0], ends[1])
    }

    /// Keeps a descriptor from every other program that is started.
    private static func keep(_ descriptor: CInt) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    private static func failure(_ what: String) -> SocketError {
        SocketError(binding: .unix(path: what), IOError(errnoCode: errno, reason: what))
    }
}

extension Connection {
    /// A connection to a program, over descriptors that it owns from now on.
    static func made(of ends: ProgramEnds, named name: String, on loops: EventLoops?) async throws(SocketError)
        -> Connection
    {
        let loop = (loops?.group ?? MultiThreadedEventLoopGroup.singleton).next()
        do {
            // A channel each: a program that reads no more can still write.
            let output = try await NIOPipeBootstrap(group: loop).takingOwnershipOfDescriptor(output: ends.output).get()
            let inbox = try await loop.submit { NIOLoopBoundBox(Inbox(), eventLoop: loop) }.get()
            let input = try await NIOPipeBootstrap(group: loop)
                .channelOption(.recvAllocator, value: StreamReadSize.allocator)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(inbox.value)
                    }
                }
                .takingOwnershipOfDescriptor(input: ends.input).get()
            return Connection(Link(input: input, output: output), inbox, peer: .unix(path: name))
        } catch {
            throw SocketError(connecting: name, error)
        }
    }
}
