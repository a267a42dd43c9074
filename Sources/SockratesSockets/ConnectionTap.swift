/// Hears what goes over a line connection, for a record of it.
///
/// Every call comes on the connection's loop and must not block.
public protocol ConnectionTap: AnyObject {
    /// The peer has sent bytes.
    func received(_ bytes: Span<UInt8>)
    /// Bytes are sent to the peer.
    func sent(_ bytes: Span<UInt8>)
}
