import SockratesJudge

/// Feeds the judge an answer line and a response, and holds it to its laws.
///
/// Nothing traps; the same response gets the same verdict; what `exact` accepts `strict` accepts, and what `strict` accepts
/// `lenient` accepts; a judge accepts its own model answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJudge(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // The first byte says what is fuzzed, so that each run does little and many runs are done.
    guard let start, count > 1 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    let parts = input.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
    let text = String(decoding: parts[0], as: UTF8.self)
    let response = parts.count > 1 ? parts[1] : parts[0]
    let context = JudgeContext(question: parts.count > 2 ? String(decoding: parts[2], as: UTF8.self) : nil)
    switch start[0] % 4 {
    case 0: hold([AnswerLine(verbatim: text)], response, context)
    case 1: if let line = try? AnswerLine(text) { hold([line], response, context) }
    case 2:
        let items = text.split(separator: ";").prefix(8).map { AnswerLine(verbatim: String($0)) }
        ascend { Judge.list(ListRule(items: items, atLeast: 1), strictness: $0) }(response)
    default:
        let number = Judge.number(NumberRule(Double(text.prefix(20)) ?? 5, tolerance: .relative(0.01)))
        precondition(number.verdict(on: number.modelAnswer).outcome == .accept, "a number is not its own model answer")
        _ = number.verdict(on: response)
        for notation in NumberNotation.allCases { _ = notation.value(of: response) }
    }
    return 0
}

private func hold(_ lines: [AnswerLine], _ response: [UInt8], _ context: JudgeContext) {
    ascend { Judge.answer(lines, strictness: $0, context: context) }(response)
}

/// Each strictness accepts what the one before it accepts, and judges the same twice.
private func ascend(_ judge: (Strictness) -> Judge) -> ([UInt8]) -> Void {
    let judges = [Strictness.exact, .strict, .lenient].map(judge)
    return { response in
        var accepted = false
        for judge in judges {
            let verdict = judge.verdict(on: response)
            let again = judge.verdict(on: response)
            precondition(verdict.outcome == again.outcome && verdict.tier == again.tier, "the judge changed its mind")
            precondition(!accepted || verdict.outcome == .accept, "less strict, and yet rejected")
            accepted = accepted || verdict.outcome == .accept
            _ = verdict.sentence
        }
    }
}
