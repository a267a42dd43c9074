/// Carries a line connection by handing its bytes to a receiver, and taking the peer's from a ``Relay``.
final class RelayCarrier: LineCarrier {
    /// The connection; nil when it is closed.
    fileprivate var connection: LineConnection?
    private let receiver: any RelayReceiver
    private let place: any RelayPlace

    /// What the peer has sent while nothing was read.
    private var unread: [UInt8] = []
    private var reads = true
    private var inputHasEnded = false
    private var inputEndIsTold = false
    private var outputIsShutDown = false

    /// How many bytes of a peer wait while nothing is read; a socket's peer would have to wait with more.
    private static let mostUnread = 65_536

    init(_ connection: LineConnection, _ receiver: any RelayReceiver, at place: any RelayPlace) {
        self.connection = connection
        self.receiver = receiver
        self.place = place
    }

    /// Begins to carry.
    func begin(welcomedBy reception: Reception) {
        guard let connection else { return }
        connection.carrier = self
        connection.handler = reception.welcome(connection)
        guard connection.handler != nil else { return reset() }
        connection.becomeActive()
    }

    func receive(_ bytes: [UInt8]) {
        guard let connection, !inputHasEnded else { return }
        guard reads, unread.isEmpty else {
            unread += bytes
            if unread.count > Self.mostUnread { connection.abort(.outputCap) }
            return
        }
        connection.receive(bytes.span)
    }

    func receiveEnd() {
        inputHasEnded = true
        tellInputEnd()
    }

    func outputHasLeft() { connection?.outputHasLeft() }

    func leave() {
        connection?.cause = .peerClosed
        close()
    }

    /// The loop comes to its end.
    func loopEnds() { close() }

    private func tellInputEnd() {
        guard let connection, inputHasEnded, !inputEndIsTold, unread.isEmpty else { return }
        inputEndIsTold = true
        if outputIsShutDown { return close() }
        connection.receiveEnd()
    }

    // MARK: LineCarrier

    var localAddress: SocketAddress? { nil }

    func write(_ bytes: Span<UInt8>) -> Bool {
        guard connection != nil else { return true }
        return receiver.received(bytes.withUnsafeBufferPointer { Array($0) })
    }

    func setReading(_ reads: Bool) {
        self.reads = reads
        guard reads, !unread.isEmpty, let connection else { return }
        let bytes = unread
        unread = []
        connection.receive(bytes.span)
        tellInputEnd()
    }

    func shutdownOutput() {
        guard connection != nil, !outputIsShutDown else { return }
        outputIsShutDown = true
        receiver.ended()
        // There is no peer whose unread input could cost it the last text.
        close()
    }

    func close() {
        guard let connection else { return }
        self.connection = nil
        place.release()
        if !outputIsShutDown { receiver.ended() }
        connection.becomeInactive()
    }

    func reset() { close() }

    func input(
        of descriptor: Int32,
        isOwned: Bool,
        received: @escaping DescriptorInput.Received,
        ended: @escaping () -> Void
    ) -> DescriptorInput? {
        place.input(of: descriptor, isOwned: isOwned, received: received, ended: ended)
    }

    func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput? {
        place.output(to: descriptor, left: left, broke: broke)
    }

    func lend() -> Int32? { nil }

    func remote(of connection: LineConnection) -> RemoteConnection {
        RemoteConnection(WayToPlace(reach: place.reach))
    }
}

private struct WayToPlace: WayToConnection {
    let reach: RelayReach

    func execute(_ body: @escaping RemoteConnection.Body) { reach { $0.connection?.perform(body) } }
}
