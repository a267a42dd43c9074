#if os(Linux)
    import CEpoll
    import NIOCore

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// A loop that waits for descriptors with epoll and tells each one's target what may be done with it.
    ///
    /// It never leaves its thread; other threads have its ``Poller``.
    final class PollLoop {
        /// What the line connections of this loop share.
        let desk = LoopDesk()
        /// The loop as other threads have it.
        let poller: Poller
        /// Where every read puts its bytes.
        let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)

        private struct Slot {
            var target: PollTarget?
            /// How many targets the slot has had: the kernel may report on one that was closed a moment ago.
            var generation: UInt32 = 0
        }

        private struct Alarm {
            let at: NIODeadline
            let job: (PollLoop) -> Void
        }

        private static let bellToken = UInt64.max
        private static let mostEvents = 256
        /// Room for so many jobs is kept.
        private static let mostLetters = 1024

        private let queue: CInt
        private var slots: [Slot] = []
        private var free: [UInt32] = []
        private var alarms: [Alarm] = []
        private var rolls: [ObjectIdentifier: ConnectionRoll] = [:]
        private var isEnding = false
        /// Jobs while they are done; between turns an empty array.
        private var letters: [Poller.Letter] = []

        init(queue: CInt, bell: CInt, _ poller: Poller) {
            self.queue = queue
            self.poller = poller
            control(EPOLL_CTL_ADD, bell, EPOLLIN.rawValue, Self.bellToken)
        }

        deinit { input.deallocate() }

        /// Runs until the end.
        func run() {
            let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: Self.mostEvents)
            defer { events.deallocate() }
            while !isEnding {
                let count = epoll_wait(queue, events.baseAddress, CInt(Self.mostEvents), patience)
                // The system is in trouble, and would say so again at once.
                if count < 0, errno != EINTR { usleep(10_000) }
                for var event in events.prefix(Int(max(0, count))) {
                    let token = cepoll_token(&event)
                    if token == Self.bellToken {
                        takeJobs()
                    } else {
                        target(PollToken(token))?.ready(event.events)
                    }
                }
                ring()
            }
            for letter in poller.refuseJobs() { letter.job(self) }
            // What came with the last jobs.
            end()
            close(queue)
        }

        private func takeJobs() {
            poller.takeJobs(for: &letters)
            for letter in letters { letter.job(self) }
            letters.removeAll(keepingCapacity: letters.count <= Self.mostLetters)
        }

        /// Closes everything that is left, and ends the loop.
        func end() {
            for slot in slots { slot.target?.loopEnds() }
            isEnding = true
        }

        /// The connections of a listener on this loop.
        func roll(of listener: PollListener) -> ConnectionRoll {
            let id = ObjectIdentifier(listener)
            if let roll = rolls[id] { return roll }
            let roll = ConnectionRoll(listener.reception, localAddress: listener.localAddress)
            rolls[id] = roll
            return roll
        }

        /// Forgets a listener that is no more.
        func forget(_ listener: ObjectIdentifier) { rolls[listener] = nil }

        /// Does something later.
        func after(_ time: TimeAmount, _ job: @escaping (PollLoop) -> Void) {
            alarms.append(Alarm(at: .now() + time, job: job))
        }

        /// Begins to watch a descriptor.
        ///
        /// - Returns: The name of its target here; nil where the system has no room for it.
        func add(_ target: PollTarget, _ descriptor: CInt, events: UInt32) -> PollToken? {
            let token = add(target)
            guard control(EPOLL_CTL_ADD, descriptor, events, token.value) else {
                remove(token)
                return nil
            }
            return token
        }

        /// Gives a target a place that no descriptor belongs to.
        ///
        /// - Returns: The name of the target here.
        func add(_ target: PollTarget) -> PollToken {
            let slot = free.popLast() ?? UInt32(truncatingIfNeeded: slots.count)
            if Int(slot) == slots.count { slots.append(Slot()) }
            slots[Int(slot)].target = target
            return PollToken(slot: slot, generation: slots[Int(slot)].generation)
        }

        /// Watches a descriptor for other events.
        func change(_ token: PollToken, _ descriptor: CInt, events: UInt32) {
            control(EPOLL_CTL_MOD, descriptor, events, token.value)
        }

        /// Forgets a target; the descriptor is closed by whoever has it, and that takes it from the kernel's list.
        func remove(_ token: PollToken) {
            slots[Int(token.slot)].target = nil
            slots[Int(token.slot)].generation &+= 1
            free.append(token.slot)
        }

        /// Forgets a target whose descriptor somebody else may have too, so that closing it takes nothing from the kernel's list.
        func remove(_ token: PollToken, unwatching descriptor: CInt) {
            control(EPOLL_CTL_DEL, descriptor, 0, token.value)
            remove(token)
        }

        /// What has a token; nil where it is gone.
        func target(_ token: PollToken) -> PollTarget? {
            guard Int(token.slot) < slots.count, slots[Int(token.slot)].generation == token.generation else {
                return nil
            }
            return slots[Int(token.slot)].target
        }

        /// The first target that meets a condition.
        func first<Target: PollTarget>(where condition: (Target) -> Bool) -> Target? {
            for case let target as Target in slots.lazy.compactMap(\.target) where condition(target) { return target }
            return nil
        }

        @discardableResult
        private func control(_ operation: CInt, _ descriptor: CInt, _ events: UInt32, _ token: UInt64) -> Bool {
            var event = cepoll_event(events, token)
            return epoll_ctl(queue, operation, descriptor, &event) == 0
        }

        /// How many milliseconds to wait for events; -1 without end.
        private var patience: CInt {
            var first = desk.alarms.first ?? .distantFuture
            for alarm in alarms where alarm.at < first { first = alarm.at }
            guard first != .distantFuture else { return -1 }
            let left = (first - .now()).nanoseconds
            // Rounded up: who wakes too early would have to wait again.
            return left <= 0 ? 0 : CInt(clamping: (left + 999_999) / 1_000_000)
        }

        private func ring() {
            guard desk.alarms.first != nil || !alarms.isEmpty else { return }
            let now = NIODeadline.now()
            desk.alarms.ring(at: now)
            let due = alarms.filter { $0.at <= now }
            guard !due.isEmpty else { return }
            alarms.removeAll { $0.at <= now }
            for alarm in due { alarm.job(self) }
        }
    }

    /// The name of a target on its loop.
    struct PollToken: Sendable {
        let slot: UInt32
        let generation: UInt32

        var value: UInt64 { UInt64(generation) << 32 | UInt64(slot) }

        init(slot: UInt32, generation: UInt32) {
            self.slot = slot
            self.generation = generation
        }

        init(_ value: UInt64) {
            self.init(
                slot: UInt32(truncatingIfNeeded: value),
                generation: UInt32(truncatingIfNeeded: value >> 32)
            )
        }
    }

    /// Who has a descriptor that a loop watches.
    class PollTarget {
        /// The descriptor can be used.
        func ready(_ events: UInt32) {}
        /// The loop comes to its end, and everything with it.
        func loopEnds() {}
    }
#endif
