/// The actions of one event while they are gathered: neighbouring texts become one send.
struct SessionScript {
    private var gathered: [SessionAction] = []
    private var output: [UInt8] = []

    init() {
        // Room for what most events bring about, so that nothing has to grow on the way.
        gathered.reserveCapacity(4)
        output.reserveCapacity(192)
    }

    /// Adds a text as it is.
    mutating func text(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    /// Adds a text and a newline; nothing for an empty text.
    mutating func line(_ text: String, _ remark: String? = nil) {
        if !text.isEmpty {
            output.append(contentsOf: text.utf8)
            if let remark {
                output.append(0x20)
                output.append(contentsOf: remark.utf8)
            }
            output.append(0x0A)
        } else if let remark {
            line(remark)
        }
    }

    mutating func record(_ event: SessionEvent) {
        // Whatever follows must wait for a solve to be kept, so that what came before is sent now.
        if case .solved = event { flush() }
        gathered.append(.record(event))
    }

    mutating func setDeadline(_ time: Duration?) {
        gathered.append(.setDeadline(time))
    }

    mutating func actions() -> [SessionAction] {
        flush()
        return gathered
    }

    mutating func closed() -> [SessionAction] {
        flush()
        gathered.append(.close)
        return gathered
    }

    private mutating func flush() {
        if !output.isEmpty {
            gathered.append(.send(output))
            output.removeAll(keepingCapacity: true)
        }
    }
}
