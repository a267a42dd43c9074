import SockratesSockets

/// Which of the sockets that were handed over is whose.
struct InheritedSockets {
    private let byName: [String: InheritedSocket]

    /// Gives each challenge the socket that bears its name, and the others to those that are left, in their order.
    ///
    /// - Parameters:
    ///   - sockets: What was handed over.
    ///   - names: The challenges.
    init(_ sockets: [InheritedSocket], for names: [String]) {
        var byName: [String: InheritedSocket] = [:]
        for socket in sockets where names.contains(socket.name) { byName[socket.name] = socket }
        var left = sockets.filter { byName[$0.name] != $0 }[...]
        for name in names where byName[name] == nil { byName[name] = left.popFirst() }
        self.byName = byName
    }

    /// The socket of a challenge; `nil` where it has to bind one.
    subscript(name: String) -> InheritedSocket? { byName[name] }
}
