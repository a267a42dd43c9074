/// The judge of a response of several fields, each with a rule of its own.
final class CompiledFields: Sendable {
    let fields: [FieldRule]
    /// What may part the fields.
    let separators: [String]
    /// Empty where one of the fields has none.
    let modelAnswer: String

    init(_ fields: [FieldRule], separators: [String]) {
        let separators = separators.filter { !$0.isEmpty }
        self.fields = fields
        self.separators = separators.isEmpty ? [","] : separators
        let answers = fields.map(\.judge.modelAnswer)
        let written = self.separators.map { answers.joined(separator: CompiledFields.spaced($0)) }
        guard !answers.contains(""), let first = written.first else {
            modelAnswer = ""
            return
        }
        // A separator that stands in an answer parts it too.
        modelAnswer =
            zip(self.separators, written).first { separator, text in
                CompiledFields.parts(of: Array(text.utf8), separator).count == fields.count
            }?.1 ?? first
    }

    func inContext(_ context: JudgeContext) -> CompiledFields {
        CompiledFields(
            fields.map { FieldRule($0.judge.inContext(context), name: $0.name) },
            separators: separators
        )
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        if ASCII.trimmed(response).isEmpty { return Verdict(.reject, .none, .empty) }
        var best: Verdict?
        for parts in divisions(of: response) {
            let verdict = verdict(onParts: parts)
            if verdict.outcome == .accept { return verdict }
            if best == nil || best?.outcome == .reject && verdict.outcome == .prompt { best = verdict }
        }
        return best ?? Verdict(.reject, .none, .fieldCount, .fields(self))
    }

    func captures(in response: [UInt8]) -> [String: String] {
        guard response.count <= Judge.longestResponse else { return [:] }
        let divisions = divisions(of: response)
        guard let parts = divisions.first(where: { verdict(onParts: $0).outcome == .accept }) ?? divisions.first else {
            return [:]
        }
        return zip(fields, parts).reduce(into: [:]) { captures, pair in
            captures.merge(pair.0.judge.captures(in: pair.1)) { first, _ in first }
        }
    }

    /// The response parted in each way that gives the right number of fields.
    private func divisions(of response: [UInt8]) -> [[[UInt8]]] {
        separators.map { CompiledFields.parts(of: response, $0) }.filter { $0.count == fields.count }
    }

    private func verdict(onParts parts: [[UInt8]]) -> Verdict {
        var prompt: Verdict?
        for (field, part) in zip(fields, parts) {
            let verdict = field.judge.verdict(on: part)
            if verdict.outcome == .accept { continue }
            let named = field.name.map { Verdict(verdict.outcome, verdict.tier, verdict.reason, .field($0, verdict)) }
            if verdict.outcome == .reject { return named ?? verdict }
            prompt = prompt ?? named ?? verdict
        }
        return prompt ?? Verdict(.accept, .list, .listComplete)
    }

    private static func parts(of response: [UInt8], _ separator: String) -> [[UInt8]] {
        let sign = Array(separator.utf8)
        // A newline parts lines and no words.
        let isBlank = sign.allSatisfy { ASCII.isBlank($0) && $0 != 0x0A }
        let parts = isBlank ? response.split(whereSeparator: ASCII.isBlank) : pieces(of: response, parted: sign)
        return parts.map { Array(ASCII.trimmed(Array($0))) }
    }

    /// The standard library's split by several elements costs a hundred times as much.
    private static func pieces(of response: [UInt8], parted sign: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        var next = 0
        while next + sign.count <= response.count {
            if response[next] == sign[0], response[next..<next + sign.count].elementsEqual(sign) {
                pieces.append(response[start..<next])
                next += sign.count
                start = next
            } else {
                next += 1
            }
        }
        return pieces + [response[start...]]
    }

    private static func spaced(_ separator: String) -> String {
        [",", ";"].contains(separator) ? separator + " " : separator
    }
}
