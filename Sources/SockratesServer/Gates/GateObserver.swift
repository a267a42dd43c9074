/// Who hears of those that come to the gates: to count them by gate, or to log them.
///
/// The calls come on event loops, several at a time, and must not block.
public protocol GateObserver: Sendable {
    /// Somebody is in.
    ///
    /// - Parameter arrival: Who.
    func admitted(_ arrival: Arrival)

    /// Somebody doesn't get in, or could not stay.
    ///
    /// - Parameters:
    ///   - refusal: Why; its ``GateRefusal/gate`` is one of a few names and fit for a label.
    ///   - arrival: Who.
    func refused(_ refusal: GateRefusal, _ arrival: Arrival)
}

extension GateObserver {
    /// Does nothing.
    public func admitted(_ arrival: Arrival) {}
}
