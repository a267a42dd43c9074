import NIOCore

/// Wakes the connections of one loop when the loop rings it: a binary heap of their times.
///
/// Every connection knows its place in the heap, so that setting and cancelling cost the logarithm of their number. NIO's own
/// list takes a scan for each cancelled callback, which a churn of connections with deadlines would feel.
final class AlarmClock {
    private struct Alarm {
        var at: NIODeadline
        let connection: LineConnection
    }

    private var heap: [Alarm] = []
    /// Is called when the first time has become an earlier one, where the loop does not ask for it by itself.
    var firstIsEarlier: (() -> Void)?

    /// When the clock has to ring next; nil for never.
    var first: NIODeadline? { heap.first?.at }

    /// Wakes everybody whose time has come.
    func ring(at now: NIODeadline) {
        while let first = heap.first, first.at <= now {
            cancel(first.connection)
            first.connection.wake(at: now)
        }
    }

    /// Wakes the connection at a time, instead of at the time that was set before.
    func set(_ connection: LineConnection, at time: NIODeadline) {
        let before = first
        if let place = connection.alarmPlace {
            heap[place].at = time
            sift(place)
        } else {
            heap.append(Alarm(at: time, connection: connection))
            connection.alarmPlace = heap.count - 1
            sift(heap.count - 1)
        }
        if let first, before.map({ first < $0 }) ?? true { firstIsEarlier?() }
    }

    /// When the connection is woken; the distant future where it is not.
    func time(of connection: LineConnection) -> NIODeadline {
        connection.alarmPlace.map { heap[$0].at } ?? .distantFuture
    }

    /// Lets the connection sleep.
    func cancel(_ connection: LineConnection) {
        guard let place = connection.alarmPlace else { return }
        connection.alarmPlace = nil
        let last = heap.removeLast()
        guard place < heap.count else { return }
        heap[place] = last
        last.connection.alarmPlace = place
        sift(place)
    }

    private func sift(_ start: Int) {
        var place = start
        while place > 0, heap[place].at < heap[(place - 1) / 2].at {
            exchange(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
        while true {
            var first = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].at < heap[first].at {
                first = child
            }
            guard first != place else { return }
            exchange(place, first)
            place = first
        }
    }

    private func exchange(_ a: Int, _ b: Int) {
        heap.swapAt(a, b)
        heap[a].connection.alarmPlace = a
        heap[b].connection.alarmPlace = b
    }
}
