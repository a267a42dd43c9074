/// Why a connection is no more.
public enum CloseCause: Sendable, Hashable, CustomStringConvertible {
    /// The peer ended its side first, and the rest followed in good order.
    case peerClosed
    /// The peer, or something between, broke it off.
    case reset
    /// The peer's machine, or the way to it, has not answered for too long.
    case vanished
    /// This side closed it.
    case closed
    /// Output waited longer than the write deadline for a peer that does not read.
    case writeDeadline
    /// More output waited than may, for a peer that does not read.
    case outputCap
    /// The peer took longer for something than the options allow.
    case deadline(LineDeadlines.Kind)
    /// There was no handshake of TLS, or none in time.
    case noHandshake
    /// The system reported something else.
    case error(String)

    /// The cause in a few words, for logs.
    public var description: String {
        switch self {
        case .peerClosed: "closed by the peer"
        case .reset: "reset by the peer"
        case .vanished: "the peer's machine does not answer any more"
        case .closed: "closed"
        case .writeDeadline: "write deadline passed"
        case .outputCap: "too much output waited"
        case .deadline(let kind): "\(kind.rawValue) deadline passed"
        case .noHandshake: "no TLS handshake"
        case .error(let words): "error: \(words)"
        }
    }
}
