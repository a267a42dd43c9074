import NIOCore

/// What the carrier tells the connection.
extension LineConnection {
    /// The connection is there.
    func becomeActive() {
        guard phase == .new else { return }
        phase = .open
        if awaitsProxy() { return }
        event {
            beginDeadlines()
            handler?.opened(self)
        }
    }

    /// Takes what was read.
    func receive(_ input: Span<UInt8>) {
        if isCounted { roll.meter.addReceived(input.count) }
        switch phase {
        case .open:
            if let prelude, take(input, by: prelude) { return }
            tap?.received(input)
            if isWaiting || inputIsPaused || !unread.isEmpty {
                keep(input)
            } else {
                event {
                    let used = cut(input)
                    if used < input.count { keep(input.extracting(used...)) }
                }
            }
        case .closing, .lingering:
            drained += input.count
            if drained > Self.mostDrained { carrier?.close() }
        case .new, .closed:
            break
        }
    }

    /// The peer sends no more.
    func receiveEnd() {
        inputHasEnded = true
        // It has seen that somebody is there.
        if prelude?.isOwn == true { return abort(.peerClosed) }
        event { tellInputEnd() }
    }

    /// Reading or writing failed.
    func fail(_ error: any Error) {
        if cause == nil {
            let error = SocketError(using: error)
            switch error.code {
            case .reset: cause = .reset
            case .timedOut, .unreachable: cause = .vanished
            default: cause = .error(error.message)
            }
        }
        carrier?.close()
    }

    /// The connection is no more.
    func becomeInactive() {
        guard phase != .closed else { return }
        if cause == nil, outputShutdown == .done {
            // With both ways shut down the channel closes without telling of the input's end.
            cause = .peerClosed
            receiveEnd()
        }
        // Only TLS stands between a connection and its beginning.
        if cause == nil, phase == .new { cause = .noHandshake }
        phase = .closed
        desk.alarms.cancel(self)
        roll.remove(self)
        let farewell = farewell
        self.farewell = nil
        farewell?()
        held = []
        unread = []
        carrier = nil
        tellClosed()
    }

    /// Tells the handler of the end, unless it is being told something else: its calls come one at a time.
    private func tellClosed() {
        guard running == 0, let handler else { return }
        self.handler = nil
        // Where nobody said why, a write met a peer that has gone.
        handler.closed(cause ?? .reset, age: closedAt.map { .nanoseconds(($0 - openedAt).nanoseconds) } ?? age)
    }
}

extension LineConnection {
    /// How many bytes a peer may still send after the close before it is cut off.
    private static let mostDrained = 1 << 20
    /// How many bytes of input are kept while output waits.
    ///
    /// The kernel holds less; it gives all of it at once only when the peer has ended.
    private static let mostUnread = 131_072
    /// During one event, this much output is written before more lines are cut.
    private static let fullOutput = 16_384

    /// Does something as an event of its own, unless the connection is closed.
    func perform(_ body: (LineConnection) -> Void) {
        guard phase != .new, phase != .closed else { return }
        event { body(self) }
    }

    /// Runs an event: what is sent during it leaves at its end, and then what it asked for is done.
    @inline(__always)
    func event(_ body: () -> Void) {
        guard desk.begin(self) else {
            run(body)
            // In an event of this connection, its end does the rest; in another's, nobody else would.
            if desk.writer !== self { advance() }
            return
        }
        run(body)
        // A write that goes through at once lets input that waited be answered, here and now.
        while desk.collected > 0 { flush() }
        desk.end()
        if phase != .open || outputShutdown == .asked { advance() }
    }

    @inline(__always)
    private func run(_ body: () -> Void) {
        running += 1
        body()
        running -= 1
        if phase == .closed { tellClosed() }
    }

    /// Cuts lines, and tells the handler, until the input is used up or output waits.
    ///
    /// - Returns: How much of the input is used; all of it where nobody wants the rest.
    private func cut(_ input: Span<UInt8>) -> Int {
        isCutting = true
        defer { isCutting = false }
        var position = 0
        var lineEnd = 0
        while phase == .open, let piece = framer.next(in: input, from: &position) {
            if case .line = piece {
                lineEnd = position
                noteLine()
            }
            tell(piece)
            if desk.collected > Self.fullOutput { flush() }
            if isWaiting || inputIsPaused {
                noteInput(endsLine: lineEnd == position)
                return phase == .open ? position : input.count
            }
        }
        noteInput(endsLine: lineEnd == position)
        return input.count
    }

    private func tell(_ piece: LineFramer.Piece) {
        switch piece {
        case .line(let line):
            if roll.lineAnswered != nil, isCounted, lineCame == .distantFuture, desk.times() { lineCame = .now() }
            handler?.received(line: line, on: self)
        case .tooLong: handler?.lineTooLong(on: self)
        case .reply(let bytes): handler?.negotiated(bytes, on: self)
        }
    }

    private func keep(_ input: Span<UInt8>) {
        input.withUnsafeBufferPointer { unread.append(contentsOf: $0) }
        if unread.count - unreadUsed > Self.mostUnread { abort(.outputCap) }
    }

    /// Tells of the input's end, after the last line, once there is nothing else to tell.
    private func tellInputEnd() {
        guard inputHasEnded, !inputEndIsTold, !isWaiting, !inputIsPaused, unread.isEmpty, phase == .open else { return }
        inputEndIsTold = true
        for piece in framer.ended() { tell(piece) }
        if phase == .open { handler?.inputEnded(on: self) }
    }

    /// Goes on with input that waited.
    func resume() {
        guard !isCutting, !inputIsPaused else { return }
        event {
            if !unread.isEmpty {
                let input = unread
                unreadUsed += cut(input.span.extracting(unreadUsed...))
                if unreadUsed >= unread.count {
                    unread = []
                    unreadUsed = 0
                }
            }
            tellInputEnd()
        }
    }
}
