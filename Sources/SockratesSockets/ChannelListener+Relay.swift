import NIOCore
import NIOPosix

/// A relayed connection's place on an event loop of NIO.
private final class RelaySeat: RelayPlace {
    private let loop: any EventLoop
    private let box: NIOLoopBoundBox<RelayCarrier?>

    init(on loop: any EventLoop) {
        self.loop = loop
        box = NIOLoopBoundBox(nil, eventLoop: loop)
    }

    func seat(_ carrier: RelayCarrier) { box.value = carrier }

    var reach: RelayReach {
        let (loop, box) = (loop, box)
        return { body in loop.execute { if let carrier = box.value { body(carrier) } } }
    }

    func release() { box.value = nil }

    func input(
        of descriptor: Int32,
        isOwned: Bool,
        received: @escaping DescriptorInput.Received,
        ended: @escaping () -> Void
    ) -> DescriptorInput? {
        ChannelInput(descriptor, isOwned: isOwned, on: loop, received: received, ended: ended)
    }

    func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput? {
        ChannelOutput(descriptor, on: loop, left: left, broke: broke)
    }
}

extension ChannelListener {
    func relay(from peer: SocketAddress, asking serverName: String?, to receiver: any RelayReceiver) async -> Relay? {
        let loop = loops.group.next()
        guard channel.isActive, let box = rolls[ObjectIdentifier(loop)] else { return nil }
        reception.tally.add()
        let made = try? await loop.submit { [loops, reception] () -> Relay? in
            guard let desk = loops.desk(of: loop) else { return nil }
            let roll = box.value
            let connection = LineConnection(peer: peer, desk: desk, roll: roll)
            connection.serverName = serverName
            roll.add(connection)
            let seat = RelaySeat(on: loop)
            let carrier = RelayCarrier(connection, receiver, at: seat)
            seat.seat(carrier)
            carrier.begin(welcomedBy: reception)
            return Relay(seat.reach)
        }.get()
        guard let made else {
            reception.tally.remove()
            return nil
        }
        return made
    }
}
