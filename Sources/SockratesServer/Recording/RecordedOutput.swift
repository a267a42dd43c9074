import SockratesQuiz

/// What a session wants done after one event, gathered until it is known whether the event is recorded.
struct RecordedOutput: SessionSink {
    private(set) var bytes: [UInt8] = []
    private(set) var events: [SessionEvent] = []
    /// The deadline that was set; `nil` where none was.
    private(set) var deadline: Duration??
    private(set) var closes = false

    mutating func send(_ text: String) { bytes += text.utf8 }
    mutating func send(_ more: [UInt8]) { bytes += more }
    mutating func record(_ event: SessionEvent) { events.append(event) }
    mutating func setDeadline(_ time: Duration?) { deadline = .some(time) }
    mutating func close() { closes = true }

    /// Whether the player may hear of it only when it is recorded.
    var waitsForRecord: Bool {
        events.contains { event in
            switch event {
            case .judged, .solved, .rewarded: true
            default: false
            }
        }
    }
}
