#if os(Linux)
    import Synchronization

    /// A relayed connection's place on a loop of ours, which no descriptor belongs to.
    final class RelayTarget: PollTarget {
        private let loop: PollLoop
        private var token: PollToken?
        private var carrier: RelayCarrier?

        /// Takes a connection, on its loop, and begins to carry.
        static func carry(
            from peer: SocketAddress,
            asking serverName: String?,
            to receiver: any RelayReceiver,
            of listener: PollListener,
            on loop: PollLoop
        ) -> Relay {
            let roll = loop.roll(of: listener)
            let connection = LineConnection(peer: peer, desk: loop.desk, roll: roll)
            connection.serverName = serverName
            roll.add(connection)
            let target = RelayTarget(loop)
            target.token = loop.add(target)
            let carrier = RelayCarrier(connection, receiver, at: target)
            target.carrier = carrier
            let relay = Relay(target.reach)
            carrier.begin(welcomedBy: listener.reception)
            return relay
        }

        private init(_ loop: PollLoop) { self.loop = loop }

        override func loopEnds() { carrier?.loopEnds() }
    }

    extension RelayTarget: RelayPlace {
        var reach: RelayReach {
            guard let token else { return { _ in } }
            let poller = loop.poller
            return { body in
                poller.execute { loop in
                    if let carrier = (loop.target(token) as? RelayTarget)?.carrier { body(carrier) }
                }
            }
        }

        func release() {
            carrier = nil
            guard let token else { return }
            self.token = nil
            loop.remove(token)
        }

        func input(
            of descriptor: Int32,
            isOwned: Bool,
            received: @escaping DescriptorInput.Received,
            ended: @escaping () -> Void
        ) -> DescriptorInput? {
            PolledInput(descriptor, isOwned: isOwned, on: loop, received: received, ended: ended)
        }

        func output(
            to descriptor: Int32,
            left: @escaping () -> Void,
            broke: @escaping () -> Void
        ) -> DescriptorOutput? {
            PolledOutput(descriptor, on: loop, left: left, broke: broke)
        }
    }

    extension PollListener {
        func relay(from peer: SocketAddress, asking serverName: String?, to receiver: any RelayReceiver) async -> Relay?
        {
            guard isOpen.withLock({ $0 }) else { return nil }
            return await withCheckedContinuation { continuation in
                let poller = pollers[Int.random(in: 0..<pollers.count)]
                reception.tally.add()
                let isComing = poller.execute { loop in
                    let relay = RelayTarget.carry(from: peer, asking: serverName, to: receiver, of: self, on: loop)
                    continuation.resume(returning: relay)
                }
                if !isComing {
                    reception.tally.remove()
                    continuation.resume(returning: nil)
                }
            }
        }
    }
#endif
