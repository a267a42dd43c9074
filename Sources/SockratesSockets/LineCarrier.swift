/// What carries one line connection's bytes: a socket of our own, or a channel.
///
/// It tells its connection what happens (`becomeActive`, `receive`, `receiveEnd`, `outputHasLeft`, `fail`, `becomeInactive`), and does
/// what the connection asks for. All of it happens on the connection's loop.
protocol LineCarrier: AnyObject {
    /// This end, where the system tells.
    var localAddress: SocketAddress? { get }

    /// Writes bytes.
    ///
    /// - Returns: Whether the system took all of them. The carrier keeps the others, and calls `outputHasLeft` when they have gone
    ///   too; until then nothing more is written.
    func write(_ bytes: Span<UInt8>) -> Bool

    /// Reads what comes, or leaves it to wait in the system.
    func setReading(_ reads: Bool)

    /// Tells the peer that no more comes.
    func shutdownOutput()

    /// Closes the connection; what was written and has left is not lost.
    func close()

    /// Closes the connection so that the peer sees it reset, and the system forgets what it still holds for it.
    func reset()

    /// A handle for other threads and tasks.
    func remote(of connection: LineConnection) -> RemoteConnection

    /// Reads another descriptor on the same loop.
    func input(
        of descriptor: Int32,
        isOwned: Bool,
        received: @escaping DescriptorInput.Received,
        ended: @escaping () -> Void
    ) -> DescriptorInput?

    /// Writes to another descriptor on the same loop.
    func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput?

    /// The socket, made blocking for whoever it is lent to; `nil` where it can't be used plainly.
    func lend() -> Int32?
}
