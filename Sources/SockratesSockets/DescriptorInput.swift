/// Bytes that come from a descriptor of this process, a pipe's or a terminal's, on the loop of a connection.
///
/// Use it on that loop only. See ``LineConnection/input(of:isOwned:received:ended:)``.
public class DescriptorInput {
    /// Is given each piece that comes.
    typealias Received = (Span<UInt8>) -> Void

    /// Nobody is told any more once these are gone.
    var received: Received?
    var ended: (() -> Void)?

    init(received: @escaping Received, ended: @escaping () -> Void) {
        self.received = received
        self.ended = ended
    }

    /// Reads what comes, or leaves it to wait in the system.
    ///
    /// - Parameter reads: Whether to read.
    public func setReading(_ reads: Bool) {}

    /// Reads no more and tells no more.
    ///
    /// A descriptor that is owned is closed.
    public func close() {
        received = nil
        ended = nil
    }

    /// Tells of the end, once.
    func end() {
        let ended = ended
        close()
        ended?()
    }
}
