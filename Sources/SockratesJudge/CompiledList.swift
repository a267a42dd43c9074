/// A list's judge, compiled.
final class CompiledList: Sendable {
    let rule: ListRule
    let strictness: Strictness
    let items: [CompiledAnswer]
    let atLeast: Int
    private let ordered: Bool
    private let extras: ListRule.Extras
    /// Which items an accepted text names byte for byte, and once it is normalised.
    private let spelled: [[UInt8]: [Int]]
    private let named: [NormalForm: [Int]]
    /// How many separators the longest name of an item holds: 1 for `Bosnia and Herzegovina`.
    private let separatorsInNames: Int

    init(_ rule: ListRule, strictness: Strictness, context: JudgeContext) {
        self.rule = rule
        // An item must be named in full, and no item is a slip for another.
        var itemContext = context
        itemContext.partialAnswers = .quizbowl
        var names = context.knownNames ?? KnownNames()
        for item in rule.items { names.insert(item) }
        itemContext.knownNames = strictness == .lenient ? names : nil
        items = rule.items.map { CompiledAnswer([$0], strictness: strictness, context: itemContext) }
        atLeast = max(1, min(rule.atLeast, rule.items.count))
        ordered = rule.ordered
        extras = rule.extras
        self.strictness = strictness
        var named: [NormalForm: [Int]] = [:]
        var spelled: [[UInt8]: [Int]] = [:]
        var separators = 0
        for (index, item) in items.enumerated() {
            for form in item.parts.forms where form.written.directive == .accept {
                spelled[form.raw, default: []].append(index)
                if !form.normal.bytes.isEmpty { named[form.normal, default: []].append(index) }
                separators = max(separators, ListPieces(form.raw).pieces.count - 1)
            }
        }
        self.named = named
        self.spelled = spelled
        separatorsInNames = separators
    }

    var modelAnswer: String { items.map(\.modelAnswer).joined(separator: ", ") }

    /// The names that several items have in common.
    var collisions: [String] {
        named.values.filter { Set($0).count > 1 }.compactMap { $0.min() }.sorted().map { items[$0].modelAnswer }
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let split = ListPieces(response)
        if split.pieces.isEmpty { return Verdict(.reject, .none, .empty) }
        // Nobody needs so many; it also bounds the time.
        if split.pieces.count > items.count * (separatorsInNames + 1) * 2 + 32 {
            return Verdict(.reject, .none, .tooManyAnswers)
        }
        // Each strictness in turn, so that none rejects what a stricter one accepts: where names hold commas, a rougher look
        // may put other pieces together.
        var verdict = verdict(on: split, .exact)
        for level in [Strictness.strict, .lenient] where verdict.outcome != .accept && strictness != .exact {
            if level == .lenient, strictness != .lenient { break }
            verdict = self.verdict(on: split, level)
        }
        return verdict
    }

    private func verdict(on split: ListPieces, _ level: Strictness) -> Verdict {
        var order: [Int] = []
        var claimed = Set<Int>()
        var wrong = 0
        var firstWrong: Range<Int>?
        var looks = 150
        var next = 0
        while next < split.pieces.count {
            if let (found, length) = longest(from: next, of: split, level) {
                if let item = found.first(where: { !claimed.contains($0) }) {
                    claimed.insert(item)
                    order.append(item)
                }
                next += length
            } else if level == .lenient, let item = alike(split.pieces[next], of: split.text, beside: claimed, &looks) {
                claimed.insert(item)
                order.append(item)
                next += 1
            } else {
                wrong += 1
                firstWrong = firstWrong ?? split.pieces[next]
                next += 1
            }
        }
        return verdict(
            order: order,
            wrong: wrong,
            extra: firstWrong.map { String(decoding: split.text[$0], as: UTF8.self) }
        )
    }

    /// The items named by the most pieces from one on, and how many pieces they are.
    private func longest(from start: Int, of split: ListPieces, _ level: Strictness) -> ([Int], Int)? {
        let last = min(start + separatorsInNames, split.pieces.count - 1)
        for end in stride(from: last, through: start, by: -1) {
            let text = Array(split.text[split.pieces[start].lowerBound..<split.pieces[end].upperBound])
            let found = level == .exact ? spelled[text] : named[NormalForm(text)]
            if let found { return (found, end - start + 1) }
        }
        return nil
    }

    /// The item that a piece is leniently taken for; so many pairs are looked at in all, so that time stays linear.
    private func alike(_ piece: Range<Int>, of response: [UInt8], beside claimed: Set<Int>, _ looks: inout Int) -> Int?
    {
        guard piece.count <= 64 else { return nil }
        let text = Array(response[piece])
        for index in items.indices where !claimed.contains(index) {
            looks -= 1
            guard looks >= 0 else { return nil }
            if items[index].verdict(on: text).outcome == .accept { return index }
        }
        return nil
    }

    private func verdict(order: [Int], wrong: Int, extra: String?) -> Verdict {
        let charged = extras == .charged ? wrong : 0
        let named = Int32(truncatingIfNeeded: max(0, order.count - charged))
        let evidence = Evidence.list(self, named: named, extra: nil)
        if extras == .forbidden, wrong > 0 {
            return Verdict(.reject, .none, .listExtra, .list(self, named: named, extra: extra))
        }
        if order.count - charged < atLeast {
            let reason: Reason = order.isEmpty ? .noMatch : charged > 0 ? .listExtra : .listIncomplete
            return Verdict(.reject, .none, reason, charged > 0 ? .list(self, named: named, extra: extra) : evidence)
        }
        if ordered, order != order.sorted() { return Verdict(.reject, .none, .listOrder, evidence) }
        return Verdict(.accept, .list, .listComplete, evidence)
    }
}
