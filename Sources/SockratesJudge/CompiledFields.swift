/// The judge of a response of several fields, each with a rule of its own.
final class CompiledFields: Sendable {
    private let fields: [Judge]
    private let separator: UInt8

    init(_ fields: [Judge], separator: UInt8) {
        self.fields = fields
        self.separator = separator
    }

    /// Empty where one of the fields has none.
    var modelAnswer: String {
        if fields.contains(where: { $0.modelAnswer.isEmpty }) { return "" }
        let sign = String(decoding: [separator], as: UTF8.self)
        return fields.map(\.modelAnswer).joined(separator: separator == ASCII.space ? sign : sign + " ")
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let parts = self.parts(of: response)
        guard parts.count == fields.count else { return Verdict(.reject, .none, parts.isEmpty ? .empty : .fieldCount) }
        var prompt: Verdict?
        for (field, part) in zip(fields, parts) {
            let verdict = field.verdict(on: part)
            if verdict.outcome == .reject { return verdict }
            if verdict.outcome == .prompt { prompt = prompt ?? verdict }
        }
        return prompt ?? Verdict(.accept, .list, .listComplete)
    }

    func captures(in response: [UInt8]) -> [String: String] {
        zip(fields, parts(of: response)).reduce(into: [:]) { captures, pair in
            captures.merge(pair.0.captures(in: pair.1)) { first, _ in first }
        }
    }

    private func parts(of response: [UInt8]) -> [[UInt8]] {
        response.split(separator: separator, omittingEmptySubsequences: separator == ASCII.space)
            .map { Array(ASCII.trimmed(Array($0))) }
    }
}
