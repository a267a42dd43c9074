import SockratesQuiz

/// What a session wants done after one event, gathered until it is known whether the event is recorded.
struct RecordedOutput: SessionSink {
    private(set) var bytes: [UInt8] = []
    private(set) var events: [SessionEvent] = []
    /// The deadline that was set; `nil` where none was.
    private(set) var deadline: Duration??
    private(set) var closes = false
    /// Whether the player may hear of it only when it is recorded.
    private(set) var waitsForRecord = false
    /// Whether the journal has something to tell of it.
    private var concernsJournal = false

    init() {
        bytes.reserveCapacity(128)
        events.reserveCapacity(2)
    }

    mutating func send(_ text: String) { bytes += text.utf8 }
    mutating func send(_ more: [UInt8]) { bytes += more }
    mutating func record(_ event: SessionEvent) {
        switch event {
        case .judged, .rewarded: waitsForRecord = true
        case .solved:
            waitsForRecord = true
            concernsJournal = true
        case .broken: concernsJournal = true
        case .opened, .asked, .timedOut, .hinted, .ended: break
        }
        events.append(event)
    }
    mutating func setDeadline(_ time: Duration?) { deadline = .some(time) }
    mutating func close() { closes = true }

    /// The events are noted for the record; what the journal does not tell of is needed no more.
    mutating func forgetRecorded() { if !concernsJournal { events = [] } }
}
