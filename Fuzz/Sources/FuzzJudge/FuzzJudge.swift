import SockratesJudge

/// Feeds the judge an answer line and a response, and holds it to its laws.
///
/// Nothing traps; the same response gets the same verdict; what `exact` accepts `strict` accepts, and what `strict` accepts
/// `lenient` accepts; what is accepted where several answers are refused is accepted where they are not; a number is accepted by
/// its own judge.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJudge(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // The first byte says what is fuzzed, so that each run does little and many runs are done.
    guard let start, count > 1 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    let parts = input.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    let text = String(decoding: parts[0], as: UTF8.self)
    let response = Array(parts.count > 1 ? parts[1] : parts[0])
    var context = JudgeContext(question: parts.count > 2 ? String(decoding: parts[2], as: UTF8.self) : nil)
    switch start[0] % 8 {
    case 0, 1: ascend(response) { Judge.answer([AnswerLine(verbatim: text)], strictness: $0, context: context) }
    case 2, 3:
        guard let line = try? AnswerLine(text) else { return 0 }
        if start[0] & 8 != 0 { context.partialAnswers = .quizbowl }
        ascend(response) { Judge.answer([line], strictness: $0, context: context) }
    case 4:
        let items = text.split(separator: ";").prefix(8).map { AnswerLine(verbatim: String($0)) }
        ascend(response) { Judge.list(ListRule(items: items, atLeast: 1), strictness: $0) }
    case 5:
        let lines = text.split(separator: ";").prefix(8).map { AnswerLine(verbatim: String($0)) }
        context.knownNames = KnownNames(lines)
        ascend(response) { Judge.answer(Array(lines.prefix(1)), strictness: $0, context: context) }
    case 6:
        let guarded = Judge.answer([AnswerLine(verbatim: text)], context: context).verdict(on: response)
        context.refusesSeveralAnswers = false
        let unguarded = Judge.answer([AnswerLine(verbatim: text)], context: context).verdict(on: response)
        precondition(guarded.outcome != .accept || unguarded.outcome == .accept, "a refusal accepts")
    default:
        let wanted = Double(text.prefix(20)).flatMap { $0.isFinite ? $0 : nil } ?? 5
        let number = Judge.number(NumberRule(wanted, tolerance: .relative(0.01)))
        precondition(number.verdict(on: number.modelAnswer).outcome == .accept, "a number is not its own model answer")
        _ = number.verdict(on: response)
        for notation in NumberNotation.allCases { _ = notation.value(of: response) }
    }
    return 0
}

/// Each strictness accepts what the one before it accepts, and judges the same twice.
private func ascend(_ response: [UInt8], _ judge: (Strictness) -> Judge) {
    var accepted = false
    for strictness in [Strictness.exact, .strict, .lenient] {
        let judge = judge(strictness)
        let verdict = judge.verdict(on: response)
        let again = judge.verdict(on: response)
        precondition(verdict.outcome == again.outcome && verdict.tier == again.tier, "the judge changed its mind")
        precondition(!accepted || verdict.outcome == .accept, "less strict, and yet rejected")
        accepted = accepted || verdict.outcome == .accept
        _ = verdict.sentence
    }
}
