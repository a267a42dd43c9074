/// Other descriptors of this process, carried beside a connection on its loop: a program's pipes, for instance.
extension LineConnection {
    /// Whether what stands behind a line stays in the socket.
    var leavesInput: Bool { roll.options.leavesInput && phase == .open }

    /// Reads a descriptor that does not block, from now on.
    ///
    /// - Parameters:
    ///   - descriptor: What is read.
    ///   - isOwned: Whether it is closed with the input; else it stays the caller's.
    ///   - received: Is given each piece.
    ///   - ended: Is told once of the end, where whoever held the other end is gone or the read failed.
    /// - Returns: The input; `nil` where the connection is closed: then an owned descriptor stays the caller's.
    public func input(
        of descriptor: Int32,
        isOwned: Bool = true,
        received: @escaping (Span<UInt8>) -> Void,
        ended: @escaping () -> Void
    ) -> DescriptorInput? {
        carrier?.input(of: descriptor, isOwned: isOwned, received: received, ended: ended)
    }

    /// Writes to a descriptor that does not block, and owns it.
    ///
    /// - Parameters:
    ///   - descriptor: What is written to.
    ///   - left: Is told when what had to wait has left.
    ///   - broke: Is told once that nobody reads any more.
    /// - Returns: The output; `nil` where the connection is closed: then the descriptor stays the caller's.
    public func output(
        to descriptor: Int32,
        left: @escaping () -> Void,
        broke: @escaping () -> Void
    ) -> DescriptorOutput? {
        carrier?.output(to: descriptor, left: left, broke: broke)
    }

    /// The connection's socket, for a program that talks to the peer itself; nothing is read here any more.
    ///
    /// What is sent here still goes to the peer, and closing still closes: duplicate it, and do not close it. It blocks from now on whoever
    /// waits for it, as programs expect; this side never does.
    ///
    /// - Returns: The socket; `nil` where there is none that speaks plainly (TLS), or input has come that was not told yet.
    ///   With ``LineOptions/leavesInput`` all that comes behind the line that is being told is whoever's it is lent to.
    public func lend() -> Int32? {
        guard phase == .open, unread.isEmpty, let descriptor = carrier?.lend() else { return nil }
        pauseInput()
        return descriptor
    }
}
