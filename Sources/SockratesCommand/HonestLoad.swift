import Sockrates
import SockratesPacks
import SockratesSockets
import Synchronization

/// Many players who know the answers, all at once, each playing one session after the other.
struct HonestLoad: Sendable {
    /// How they connect.
    let check: LiveCheck
    /// What they know.
    let solver: PackSolver
    /// How many play at a time.
    let players: Int
    /// How long they play.
    let time: Duration

    /// Plays.
    ///
    /// - Parameter progress: Gets, once a second, what has come of it so far.
    /// - Returns: What came of it.
    func run(_ progress: @escaping @Sendable (LoadReport) -> Void) async -> LoadReport {
        let tally = LoadTally(players: players)
        let end = tally.begin + time
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<players { group.addTask { await play(until: end, tally) } }
            group.addTask {
                while ContinuousClock.now < end {
                    try? await Task.sleep(for: .seconds(1), tolerance: .milliseconds(50))
                    progress(tally.report)
                }
            }
        }
        return tally.report
    }

    /// Plays one session after the other.
    private func play(until end: ContinuousClock.Instant, _ tally: LoadTally) async {
        while ContinuousClock.now < end {
            var report = LoadReport()
            let begin = ContinuousClock.now
            do throws(SocketError) {
                switch try await session(until: end, &report.trips) {
                case nil: report.unfinished = 1
                case .some(nil):
                    report.solved = 1
                    report.sessions = [Self.microseconds(ContinuousClock.now - begin)]
                case .some(let problem?): report.failures[problem] = 1
                }
            } catch {
                report.failures[error.message] = 1
            }
            tally.add(report)
            // Whoever is refused does not knock without end.
            if report.failed > 0 { try? await Task.sleep(for: .milliseconds(100)) }
        }
    }

    /// Plays a session.
    ///
    /// - Returns: What was wrong, `nil` inside where nothing was; `nil` where the time was over before.
    private func session(
        until end: ContinuousClock.Instant,
        _ trips: inout [UInt32]
    ) async throws(SocketError) -> String?? {
        var conversation = LiveConversation(solver)
        let connection = try await check.connect()
        var typedAt: ContinuousClock.Instant?
        do throws(SocketError) {
            while let bytes = try await connection.receive(timeout: check.patience) {
                if let typed = typedAt { trips.append(Self.microseconds(ContinuousClock.now - typed)) }
                typedAt = nil
                guard ContinuousClock.now < end else {
                    await connection.close()
                    return nil
                }
                guard let reply = await conversation.received(bytes) else { continue }
                typedAt = .now
                try await connection.send(reply, timeout: check.patience)
            }
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
        return .some(conversation.isSolved ? nil : conversation.complaint)
    }

    private static func microseconds(_ time: Duration) -> UInt32 { UInt32(clamping: Int64(time / .microseconds(1))) }
}

/// What many players have done so far.
private final class LoadTally: Sendable {
    let begin = ContinuousClock.now
    private let total: Mutex<LoadReport>

    init(players: Int) { total = Mutex(LoadReport(players: players)) }

    func add(_ part: LoadReport) { total.withLock { $0.add(part) } }

    var report: LoadReport {
        var report = total.withLock { $0 }
        report.seconds = (ContinuousClock.now - begin) / .seconds(1)
        return report
    }
}
