import NIOCore
import NIOPosix

/// Writes to a descriptor by a channel of NIO's.
final class ChannelOutput: DescriptorOutput {
    private let loop: any EventLoop
    private var channel: (any Channel)?
    /// What came before the channel was there.
    private var early: [UInt8] = []
    /// Writes that the system has not taken whole.
    private var waiting = 0
    private var isFinishing = false
    private var isClosed = false

    init(_ descriptor: CInt, on loop: any EventLoop, left: @escaping () -> Void, broke: @escaping () -> Void) {
        self.loop = loop
        super.init(left: left, broke: broke)
        let bound = NIOLoopBoundBox(self, eventLoop: loop)
        NIOPipeBootstrap(group: loop)
            .takingOwnershipOfDescriptor(output: descriptor)
            .assumeIsolated()
            .whenComplete { result in bound.value.opened(try? result.get()) }
    }

    private func opened(_ channel: (any Channel)?) {
        guard let channel, !isClosed else {
            channel?.close(promise: nil)
            return fail()
        }
        self.channel = channel
        let early = early
        self.early = []
        if !early.isEmpty { send(early) } else if isFinishing { close() }
    }

    override func write(_ bytes: [UInt8]) -> Bool {
        guard !isClosed, !isFinishing else { return true }
        guard channel != nil else {
            early += bytes
            return false
        }
        send(bytes)
        return waiting == 0
    }

    private func send(_ bytes: [UInt8]) {
        guard let channel else { return }
        waiting += 1
        let promise = loop.makePromise(of: Void.self)
        var isLate = false
        promise.futureResult.assumeIsolated().whenComplete { result in
            self.waiting -= 1
            guard case .success = result else { return self.fail() }
            guard self.waiting == 0, !self.isClosed else { return }
            if self.isFinishing { self.close() } else if isLate { self.left?() }
        }
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: promise)
        isLate = true
    }

    override func finish() {
        isFinishing = true
        if waiting == 0, early.isEmpty { close() }
    }

    override func close() {
        super.close()
        isClosed = true
        channel?.close(promise: nil)
        channel = nil
    }
}
