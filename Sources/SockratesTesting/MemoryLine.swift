import Sockrates
import SockratesQuiz
import SockratesSockets

/// A player without a socket: carries the session as a connection would, on its own.
actor MemoryLine: PlayerLine {
    private static let longestLine = LineOptions().maximumLineLength

    private let session: ChallengeSession
    private let number: Int
    private let clock: ManualClock
    private var framer = LineFramer(options: LineOptions())
    private var output: [UInt8] = []
    private var isOver = false
    private var reader: CheckedContinuation<[UInt8]?, any Error>?

    init(
        _ challenge: some Challenge,
        flag: String?,
        number: Int,
        seed: UInt64,
        clock: ManualClock,
        failed: @escaping @Sendable (any Error) -> Void
    ) {
        self.number = number
        self.clock = clock
        session = ChallengeSession(
            of: challenge,
            flag: flag,
            number: number,
            seed: seed,
            peer: .ip(host: "127.0.0.1", port: number),
            longestLine: Self.longestLine,
            failed: failed
        )
    }

    func open() {
        clock.add(number) { [weak self] in Task { await self?.ring() } }
        carryOut(session.opened(at: clock.now) { [weak self] in Task { await self?.resume() } })
    }

    func send(_ bytes: [UInt8]) { take(framer.received(bytes)) }

    func endInput() {
        take(framer.ended())
        if !isOver { carryOut(session.inputEnded(at: clock.now)) }
    }

    func leave() {
        guard !isOver else { return }
        isOver = true
        carryOut(session.closed(at: clock.now))
        clock.remove(number)
    }

    func receive(within time: Duration) async throws -> [UInt8]? {
        if let bytes = takeOutput() { return bytes }
        if isOver { return nil }
        let patience = Task {
            try await Task.sleep(for: time)
            giveUp()
        }
        defer { patience.cancel() }
        return try await withCheckedThrowingContinuation { reader = $0 }
    }

    private func take(_ pieces: [LineFramer.Piece]) {
        for piece in pieces where !isOver {
            switch piece {
            case .line(let line): carryOut(session.received(line: line, at: clock.now))
            case .tooLong: carryOut(session.receivedTooLongLine(at: clock.now))
            case .reply(let bytes): output += bytes
            }
        }
    }

    private func resume() {
        if !isOver { carryOut(session.resumed(at: clock.now)) }
    }

    private func ring() {
        if !isOver { carryOut(session.deadlinePassed(at: clock.now)) }
        clock.hasRung(for: number)
    }

    private func carryOut(_ first: ChallengeSession.Outcome) {
        var outcome = first
        while true {
            for action in outcome.actions {
                switch action {
                case .send(let bytes): output += bytes
                case .setDeadline(let time): clock.setDeadline(of: number, to: time)
                case .record: break
                case .close: leave()
                }
            }
            // What is sent has left at once: there is no network.
            guard outcome.wantsRoom, !isOver else { break }
            outcome = session.outputLeft(at: clock.now)
        }
        if let reader, let answer = takeOutput().map(Optional.some) ?? (isOver ? .some(nil) : nil) {
            self.reader = nil
            reader.resume(returning: answer)
        }
    }

    private func takeOutput() -> [UInt8]? {
        guard !output.isEmpty else { return nil }
        defer { output = [] }
        return output
    }

    private func giveUp() {
        reader?.resume(throwing: Silence())
        reader = nil
    }
}
