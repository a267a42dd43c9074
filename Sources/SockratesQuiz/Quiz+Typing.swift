extension Quiz {
    /// The lines that a player types for a response: one, or as many as the question wants, in the form of the quiz's wire.
    ///
    /// - Parameters:
    ///   - response: The response; lines of a longer one are joined by newlines.
    ///   - question: What it responds to.
    /// - Returns: Lines without their newlines.
    public func lines(typing response: String, to question: Question) -> [[UInt8]] {
        lines(typing: response, as: question.details?.shape ?? .line)
    }

    /// The lines that a player types for a response of a shape.
    package func lines(typing response: String, as shape: ResponseShape) -> [[UInt8]] {
        var texts = [response]
        switch shape {
        case .line, .items: break
        case .lines(let count):
            texts = response.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            // A response is taken once all of its lines are there.
            texts += Array(repeating: "", count: max(0, count - texts.count))
        case .until(let end):
            texts = response.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [end]
        }
        guard case .json(let field) = rules.wire.format else { return texts.map { Array($0.utf8) } }
        return texts.map { text in
            let value = field.reversed().reduce(Value.text(text)) { inner, name in .map([name: inner]) }
            return Array(value.json.utf8)
        }
    }

    /// Whether every question is the same in every session, so that its text tells which answer is wanted.
    public var isFixed: Bool {
        stages.allSatisfy { $0.entries.allSatisfy { $0.source == nil } }
    }
}
