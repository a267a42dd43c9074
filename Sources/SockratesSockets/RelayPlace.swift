/// Finds a relayed connection's carrier on its loop; nothing is done where it is closed by then.
typealias RelayReach = @Sendable (@escaping @Sendable (RelayCarrier) -> Void) -> Void

/// Where a relayed connection has its place: on one loop.
protocol RelayPlace: AnyObject {
    /// The carrier as other threads have it.
    var reach: RelayReach { get }

    /// Gives the place up.
    func release()

    /// Reads a descriptor on the same loop.
    func input(
        of descriptor: Int32,
        isOwned: Bool,
        received: @escaping DescriptorInput.Received,
        ended: @escaping () -> Void
    ) -> DescriptorInput?

    /// Writes to a descriptor on the same loop.
    func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput?
}
