import NIOCore
import NIOPosix

/// Takes and carries connections as channels of NIO.
final class ChannelListener: ListenerCarrier {
    let localAddress: SocketAddress

    let channel: any Channel
    let loops: EventLoops
    let reception: Reception
    let rolls: [ObjectIdentifier: NIOLoopBoundBox<ConnectionRoll>]

    /// Binds an address and begins to take connections.
    ///
    /// - Throws: `SocketError` when the address can't be had.
    static func bind(
        to address: SocketAddress,
        _ reception: Reception,
        on loops: EventLoops
    ) async throws(SocketError) -> ChannelListener {
        let channel = try await ServerBootstrap.listening(
            at: address,
            options: reception.options,
            limitsOutput: true,
            on: loops.group
        )
        let listener = ChannelListener(channel, address, reception, loops)
        // Only now does it take connections: its own address is known.
        try await AcceptGate.open(before: channel, at: address, reception.options, reception.tally) { child in
            listener.take(child)
        }
        return listener
    }

    private init(_ channel: any Channel, _ asked: SocketAddress, _ reception: Reception, _ loops: EventLoops) {
        let localAddress = SocketAddress(channel.localAddress) ?? asked
        var rolls: [ObjectIdentifier: NIOLoopBoundBox<ConnectionRoll>] = [:]
        for loop in loops.all {
            rolls[ObjectIdentifier(loop)] = NIOLoopBoundBox.makeBoxSendingValue(
                ConnectionRoll(reception, localAddress: localAddress),
                eventLoop: loop
            )
        }
        self.localAddress = localAddress
        self.channel = channel
        self.loops = loops
        self.reception = reception
        self.rolls = rolls
    }

    func stopAccepting() async {
        // It fails only where it is closed already.
        try? await channel.close()
    }

    func onEachRoll(_ body: @escaping @Sendable (ConnectionRoll) -> Void) {
        for roll in rolls.values { roll.eventLoop.execute { body(roll.value) } }
    }

    func onEachRollInTurn(_ body: @escaping @Sendable (ConnectionRoll) -> Void) async {
        // It fails only where the loops have ended, and the connections with them.
        for roll in rolls.values { try? await roll.eventLoop.submit { body(roll.value) }.get() }
    }

    /// Makes a connection of an accepted channel, on the channel's loop, before anything happens in it.
    private func take(_ channel: any Channel) {
        let loop = channel.eventLoop
        // Without an address the peer has gone already.
        guard let peer = SocketAddress(channel.remoteAddress), let options = channel.syncOptions,
            let desk = loops.desk(of: loop), let roll = rolls[ObjectIdentifier(loop)]?.value
        else {
            reception.tally.remove()
            return channel.close(promise: nil)
        }
        let connection = LineConnection(peer: peer, desk: desk, roll: roll)
        roll.add(connection)
        guard connection.begin() else {
            channel.resetOnClose()
            channel.close(promise: nil)
            return connection.becomeInactive()
        }
        do {
            try options.setOption(.recvAllocator, value: ReadSize())
            try options.setOption(.maxMessagesPerRead, value: 1)
            try options.setOption(.allowRemoteHalfClosure, value: true)
            if reception.options.tls != nil { try standProxyGate(before: channel, of: connection) }
            let hello = try reception.options.tls.map { try TLSGate.stand(before: channel, of: connection, $0) }
            let handler = LineChannelHandler(connection, behind: hello)
            try channel.pipeline.syncOperations.addHandler(handler)
            channel.closeOnExec()
        } catch {
            channel.close(promise: nil)
            connection.becomeInactive()
        }
    }

    /// A proxy's header stands before TLS, and what looks like one inside TLS is the player's.
    private func standProxyGate(before channel: any Channel, of connection: LineConnection) throws {
        guard let prelude = connection.prelude, let proxies = reception.options.proxies else { return }
        guard prelude.isExpected else {
            connection.prelude = nil
            return
        }
        try channel.pipeline.syncOperations.addHandler(ProxyGate(connection, prelude, proxies))
    }
}
