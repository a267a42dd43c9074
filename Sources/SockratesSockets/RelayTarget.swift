#if os(Linux)
    import Synchronization

    /// Keeps a relayed connection on a loop, where it has a place but no descriptor.
    final class RelayTarget: PollTarget {
        var carrier: RelayCarrier?

        override func loopEnds() { carrier?.loopEnds() }
    }

    extension PollListener {
        func relay(from peer: SocketAddress, to receiver: any RelayReceiver) async -> Relay? {
            guard isOpen.withLock({ $0 }) else { return nil }
            return await withCheckedContinuation { continuation in
                let poller = pollers[Int.random(in: 0..<pollers.count)]
                reception.tally.add()
                let isComing = poller.execute { loop in
                    let roll = loop.roll(of: self)
                    let connection = LineConnection(peer: peer, desk: loop.desk, roll: roll)
                    roll.add(connection)
                    let target = RelayTarget()
                    let token = loop.add(target)
                    let poller = loop.poller
                    let reach: @Sendable (@escaping @Sendable (RelayCarrier) -> Void) -> Void = { body in
                        poller.execute { loop in
                            if let carrier = (loop.target(token) as? RelayTarget)?.carrier { body(carrier) }
                        }
                    }
                    let carrier = RelayCarrier(connection, receiver, reach: reach) { loop.remove(token) }
                    target.carrier = carrier
                    carrier.begin(welcomedBy: self.reception)
                    continuation.resume(returning: Relay(reach))
                }
                if !isComing {
                    reception.tally.remove()
                    continuation.resume(returning: nil)
                }
            }
        }
    }
#endif
