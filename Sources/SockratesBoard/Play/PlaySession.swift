import SockratesSockets
import Synchronization

/// One session in a browser: keeps what was said, so that a page that was away goes on where it was.
///
/// Output comes from the session's loop, and goes to whoever looks: a stream of events, or a page that is loaded again.
final class PlaySession: RelayReceiver {
    /// The challenge's short name.
    let challenge: String

    fileprivate struct State {
        var relay: Relay?
        var terminal = TerminalText()
        var events: [PlayEvent] = []
        var next = 1
        /// How many characters the events hold.
        var size = 0
        /// How many bytes have come since somebody looked.
        var unseen = 0
        var isFull = false
        var isOver = false
        var viewers: [Int: AsyncStream<Void>.Continuation] = [:]
        var lastViewer = 0
        var hadStream = false
        var lastSeen = ContinuousClock.now
    }

    private let state = Mutex(State())

    /// How much of a transcript is kept, in characters; the oldest goes first.
    fileprivate static let mostKept = 262_144
    /// How many bytes may come that nobody has seen before the session has to wait, as for a peer that does not read.
    private static let mostUnseen = 65_536
    /// How long after its stream broke off a player counts as gone.
    private static let absence = Duration.seconds(60)
    /// The same for one without scripts, who is heard of only when a page is loaded or a line is sent.
    private static let silence = Duration.seconds(600)

    init(_ challenge: String) { self.challenge = challenge }

    func carry(on relay: Relay) { state.withLock { $0.relay = relay } }

    // MARK: What the session says

    func received(_ bytes: [UInt8]) -> Bool {
        change { state in
            state.unseen += bytes.count
            state.isFull = state.unseen > Self.mostUnseen
            state.add(state.terminal.parts(of: bytes))
            return !state.isFull
        }
    }

    func ended() {
        change { state in
            state.isOver = true
            state.add(state.terminal.end())
        }
    }

    // MARK: What the player does

    /// Sends a line, and shows it in the transcript as a terminal would.
    ///
    /// - Returns: Whether the session still takes lines.
    func type(_ line: [UInt8]) -> Bool {
        let relay = change { state -> Relay? in
            state.lastSeen = .now
            guard !state.isOver, let relay = state.relay else { return nil }
            let shown = ShownText(String(decoding: line, as: UTF8.self)).text
            state.add([PlayPart(text: shown + "\n", style: "typed")])
            return relay
        }
        relay?.send(line + [0x0A])
        return relay != nil
    }

    /// Says that nothing more is typed.
    func endInput() -> Bool {
        let relay = state.withLock { $0.isOver ? nil : $0.relay }
        relay?.endInput()
        return relay != nil
    }

    /// The player is gone.
    func leave() {
        let relay = state.withLock { $0.isOver ? nil : $0.relay }
        relay?.leave()
    }

    // MARK: What is looked at

    /// What has been said behind an event.
    ///
    /// - Parameter number: The event; 0 for all that is kept.
    /// - Returns: The events, and whether the session is over.
    func look(after number: Int) -> (events: [PlayEvent], isOver: Bool) {
        let (events, isOver, relay) = state.withLock { state -> ([PlayEvent], Bool, Relay?) in
            state.lastSeen = .now
            state.unseen = 0
            let relay = state.isFull ? state.relay : nil
            state.isFull = false
            return (state.events.filter { $0.number > number }, state.isOver, relay)
        }
        relay?.outputHasLeft()
        return (events, isOver)
    }

    /// Tells when there is something new, until whoever looks goes.
    func news() -> AsyncStream<Void> {
        let (stream, viewer) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.lastViewer += 1
            state.viewers[state.lastViewer] = viewer
            state.hadStream = true
            return state.lastViewer
        }
        viewer.onTermination = { [weak self] _ in
            self?.state.withLock { state in
                state.viewers[number] = nil
                state.lastSeen = .now
            }
        }
        return stream
    }

    /// Whether nobody has looked for so long that the session is left, and forgotten once it is over.
    func isForgotten() -> Bool {
        let (isGone, isOver) = state.withLock { state in
            let patience = state.hadStream ? Self.absence : Self.silence
            return (state.viewers.isEmpty && ContinuousClock.now - state.lastSeen > patience, state.isOver)
        }
        if isGone, !isOver { leave() }
        return isGone && isOver
    }

    private func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        let (result, viewers) = state.withLock { state in
            let result = body(&state)
            return (result, Array(state.viewers.values))
        }
        for viewer in viewers { viewer.yield() }
        return result
    }
}

extension PlaySession.State {
    fileprivate mutating func add(_ parts: [PlayPart]) {
        guard !parts.isEmpty else { return }
        let event = PlayEvent(number: next, parts: parts)
        next += 1
        size += event.size
        events.append(event)
        var dropped = 0
        while size > PlaySession.mostKept, dropped < events.count - 1 {
            size -= events[dropped].size
            dropped += 1
        }
        events.removeFirst(dropped)
    }
}

/// What came at once, with its number in the session.
struct PlayEvent: Sendable {
    let number: Int
    let parts: [PlayPart]

    var size: Int { parts.reduce(16) { $0 + $1.text.utf8.count } }
}

/// A piece of a transcript in one style.
struct PlayPart: Sendable, Hashable, Encodable {
    /// What is taken away before the text comes.
    enum Clearing: String, Sendable, Encodable { case line, screen }

    var text: String
    /// Classes of the style sheet with blanks between them; nil for plain text.
    var style: String?
    var clearing: Clearing?

    enum CodingKeys: String, CodingKey {
        case text
        case style = "class"
        case clearing = "clear"
    }
}
