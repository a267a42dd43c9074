import SockratesQuiz
import Synchronization

/// Where the events of a pack are worked out once its code has proved slow, so that it keeps nobody waiting but its own players.
///
/// Most code takes some microseconds, which is less than it costs to change the thread. So events are worked out where they come, until a
/// few of them have taken long; from then on all of the pack's go elsewhere. Sessions have the same course either way.
///
/// A thread that loses its core in the middle of an event seems slow too, and on a busy machine does so all the time. So one that seems long
/// only makes the next ones be timed by what their threads compute, and these are what counts.
final class SlowCodeWorkshop: Workshop {
    /// What one event may take of a thread that serves other sessions too; and what shows at once that code is slow.
    private static let long = Duration.milliseconds(2)
    private static let veryLong = Duration.milliseconds(20)
    /// So many long events are no chance any more.
    private static let mostLong = 3
    /// So many others make up for one.
    private static let othersForOne = 1000
    /// So many events are timed closely after one that has seemed long.
    private static let closelyTimed = 1000
    /// Code computes and does not wait, so more threads would only take each other's time.
    private static let threads = 2

    private let workshop = ProgramWorkshop(threads: threads)
    private let long = Atomic<Int>(0)
    private let others = Atomic<Int>(0)
    /// So many events are still timed closely.
    private let suspicion = Atomic<Int>(0)

    var isSuspected: Bool { suspicion.load(ordering: .relaxed) > 0 }
    var isWanted: Bool { long.load(ordering: .relaxed) >= Self.mostLong }

    func noteElapsed(_ duration: Duration) {
        guard duration > Self.long else { return noteShort() }
        suspicion.store(Self.closelyTimed, ordering: .relaxed)
    }

    func noteComputed(_ duration: Duration) {
        guard duration > Self.long else {
            suspicion.subtract(1, ordering: .relaxed)
            return noteShort()
        }
        suspicion.store(Self.closelyTimed, ordering: .relaxed)
        long.add(duration > Self.veryLong ? Self.mostLong : 1, ordering: .relaxed)
    }

    private func noteShort() {
        guard others.add(1, ordering: .relaxed).newValue.isMultiple(of: Self.othersForOne) else { return }
        let now = long.load(ordering: .relaxed)
        guard (1..<Self.mostLong).contains(now) else { return }
        _ = long.compareExchange(expected: now, desired: now - 1, ordering: .relaxed)
    }

    func perform(_ work: @escaping @Sendable () -> Void) { workshop.perform(work) }
}
