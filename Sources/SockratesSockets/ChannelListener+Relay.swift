import NIOCore
import NIOPosix

extension ChannelListener {
    func relay(from peer: SocketAddress, to receiver: any RelayReceiver) async -> Relay? {
        let loop = loops.group.next()
        guard channel.isActive, let box = rolls[ObjectIdentifier(loop)] else { return nil }
        reception.tally.add()
        let made = try? await loop.submit { [loops, reception] () -> Relay? in
            guard let desk = loops.desk(of: loop) else { return nil }
            let roll = box.value
            let connection = LineConnection(peer: peer, desk: desk, roll: roll)
            roll.add(connection)
            // The carrier lives as long as somebody can reach it, or the connection is open.
            let place = NIOLoopBoundBox<RelayCarrier?>(nil, eventLoop: loop)
            let reach: @Sendable (@escaping @Sendable (RelayCarrier) -> Void) -> Void = { body in
                loop.execute { if let carrier = place.value { body(carrier) } }
            }
            let carrier = RelayCarrier(connection, receiver, reach: reach) { place.value = nil }
            place.value = carrier
            carrier.begin(welcomedBy: reception)
            return Relay(reach)
        }.get()
        guard let made else {
            reception.tally.remove()
            return nil
        }
        return made
    }
}
