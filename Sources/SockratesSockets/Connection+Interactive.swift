#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Connection {
    /// Puts a person at this end: what comes is shown, and what is typed is sent, until the peer's end.
    ///
    /// It ends as soon as the peer has ended, without one more key being pressed. The end of what is typed is passed on, and
    /// what still comes is shown. On a terminal, control characters are written out.
    ///
    /// - Parameters:
    ///   - input: The descriptor that is typed at, standard input if not told otherwise; it stays the caller's.
    ///   - output: The descriptor that is shown, standard output if not told otherwise; it stays the caller's.
    /// - Throws: `SocketError`: reset, closed, truncated, cancelled, system.
    public func interactive(input: Int32 = 0, output: Int32 = 1) async throws(SocketError) {
        let reader = DescriptorReader(input)
        let writer = DescriptorWriter(output)
        let typing = Task {
            while let bytes = try await reader.read() { try await self.send(bytes, until: nil) }
            try await self.shutdown(.output)
        }
        defer {
            reader.cancel()
            typing.cancel()
        }
        var filter = TerminalFilter()
        let isTerminal = isatty(output) == 1
        while let bytes = try await receive(Wish(.some(upTo: 65_536)), until: nil)?.bytes {
            try await writer.write(isTerminal ? filter.shown(bytes) : bytes)
        }
        if isTerminal { try await writer.write(filter.ended()) }
    }
}
