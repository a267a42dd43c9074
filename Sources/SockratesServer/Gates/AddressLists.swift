import SockratesSockets

/// Refuses those whose address is on a list.
public struct DenyList: Gate {
    /// What it is called.
    public let name = "deny-list"
    private let list: NetworkList

    /// Makes the gate.
    ///
    /// - Parameter list: Who is refused.
    public init(_ list: NetworkList) { self.list = list }

    /// Refuses who is on the list.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard let address = arrival.peer.ipAddress, list.contains(address) else { return .pass }
        return .refuse(GateRefusal(by: name, "\(address) is not admitted here."))
    }

    /// Whether the list has files.
    public var hasFiles: Bool { list.hasFiles }

    /// Reads the list's files again.
    public func reload() throws { try list.reload() }
}

/// Refuses those whose address is not on a list; a Unix socket has none, and passes.
public struct AllowList: Gate {
    /// What it is called.
    public let name = "allow-list"
    private let list: NetworkList

    /// Makes the gate.
    ///
    /// - Parameter list: Who may pass.
    public init(_ list: NetworkList) { self.list = list }

    /// Refuses who is not on the list.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard let address = arrival.peer.ipAddress, !list.contains(address) else { return .pass }
        return .refuse(GateRefusal(by: name, "\(address) is not admitted here."))
    }

    /// Whether the list has files.
    public var hasFiles: Bool { list.hasFiles }

    /// Reads the list's files again.
    public func reload() throws { try list.reload() }
}
