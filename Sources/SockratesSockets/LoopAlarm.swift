import NIOCore

/// Rings an alarm clock by a callback that an event loop is asked for.
final class LoopAlarm {
    private let loop: any EventLoop
    private let clock: AlarmClock
    private var callback: NIOScheduledCallback?
    private var callbackAt = NIODeadline.distantFuture

    init(_ clock: AlarmClock, on loop: any EventLoop) {
        self.clock = clock
        self.loop = loop
    }

    /// Sees to it that the clock rings in time for what is due first.
    func schedule() {
        guard let first = clock.first, first < callbackAt else { return }
        callback?.cancel()
        callbackAt = first
        callback = try? loop.assumeIsolated().scheduleCallback(at: first, handler: self)
    }
}

extension LoopAlarm: NIOScheduledCallbackHandler {
    func handleScheduledCallback(eventLoop: some EventLoop) {
        callback = nil
        callbackAt = .distantFuture
        clock.ring(at: .now())
        schedule()
    }
}
