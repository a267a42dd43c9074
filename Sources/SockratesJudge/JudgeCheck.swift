/// Looks through the answers of a whole pack for what its author probably did not mean.
public struct JudgeCheck {
    /// One question of the pack.
    public struct Entry {
        /// What the warnings call it, such as a file and a line.
        public let id: String
        /// What accepts its answers.
        public let judge: Judge

        /// An entry.
        ///
        /// - Parameters:
        ///   - id: What the warnings call the question.
        ///   - judge: What accepts its answers.
        public init(id: String, judge: Judge) {
            self.id = id
            self.judge = judge
        }
    }

    private let entries: [Entry]

    /// A check of the questions of one pack.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The warnings, in the order of the questions; the time grows with the pairs of questions whose answers share a word.
    public var warnings: [JudgeWarning] { warnings { _ in true } }

    /// What it takes to prepare an answer for others, and to compare two, in steps as of ``Judge/work(on:)``.
    private static let stepsOfLook = 1000

    /// The warnings that are found while somebody allows more work.
    ///
    /// - Parameter goesOn: Is told how much work comes next, in steps, and tells whether it is to be done.
    /// - Returns: The warnings, in the order of the questions.
    package func warnings(while goesOn: (Int) -> Bool) -> [JudgeWarning] {
        let elsewhere = acceptedElsewhere(goesOn)
        var warnings: [JudgeWarning] = []
        for (index, entry) in entries.enumerated() {
            if !goesOn(entry.judge.work(onBytes: 0)) { break }
            warnings += self.warnings(of: entry.judge, entry) + elsewhere[index, default: []]
        }
        return warnings
    }

    /// What can be said of a judge without the others.
    private func warnings(of judge: Judge, _ entry: Entry) -> [JudgeWarning] {
        switch judge.matcher {
        case .answer(let answer): neverMatching(answer, entry) + shadowed(answer, entry)
        case .list(let list): colliding(list, entry)
        case .choice(let choice): colliding(choice, entry)
        case .fields(let fields): fields.fields.flatMap { warnings(of: $0.judge, entry) }
        case .number, .pattern, .date, .pairing, .anything: []
        }
    }

    private func neverMatching(_ answer: CompiledAnswer, _ entry: Entry) -> [JudgeWarning] {
        guard answer.strictness != .exact else { return [] }
        let forms = answer.parts.forms
        // Of texts that are equal once normalised the first one speaks.
        let directives = Dictionary(forms.map { ($0.normal, $0.written.directive) }) { first, _ in first }
        return forms.compactMap { form in
            guard !form.isMarked, form.written.directive != .reject, let first = directives[form.normal],
                first != form.written.directive
            else { return nil }
            let isRejected = first == .reject
            return JudgeWarning(
                id: entry.id,
                kind: .neverMatches,
                message:
                    "\"\(form.written.text)\" is also \(isRejected ? "rejected" : "accepted"), so that only its exact spelling matches; take one out"
            )
        }
    }

    private func shadowed(_ answer: CompiledAnswer, _ entry: Entry) -> [JudgeWarning] {
        guard let foreign = answer.lenient?.policy.foreign else { return [] }
        let forms = answer.parts.forms
        let others = Set(forms.filter { $0.written.directive != .accept }.map(\.normal))
        return forms.compactMap { form in
            let words = others.contains(form.normal) ? [] : Wording(form.raw).words
            guard form.written.directive == .accept, words.count == 1, let word = words.first else { return nil }
            guard foreign.contains(word.key), answer.verdict(on: form.raw).outcome == .accept else {
                return nil
            }
            return JudgeWarning(
                id: entry.id,
                kind: .rejectShadows,
                message:
                    "\"\(form.written.text)\" is accepted and another form of the same word is not; only the exact word matches"
            )
        }
    }

    private func colliding(_ list: CompiledList, _ entry: Entry) -> [JudgeWarning] {
        list.collisions.map { name in
            JudgeWarning(
                id: entry.id,
                kind: .itemsCollide,
                message: "\"\(name)\" names two items of the list; who types it once is given one of them"
            )
        }
    }

    private func colliding(_ choice: CompiledChoice, _ entry: Entry) -> [JudgeWarning] {
        choice.collisions.map { name in
            JudgeWarning(
                id: entry.id,
                kind: .itemsCollide,
                message: "two options read \"\(name)\"; who types it is taken to mean the first"
            )
        }
    }

    /// Where the judge of a question accepts the model answer of another one that is not an answer of its own.
    private func acceptedElsewhere(_ goesOn: (Int) -> Bool) -> [Int: [JudgeWarning]] {
        var questions: [UInt64: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            guard case .answer(let answer) = entry.judge.matcher else { continue }
            if !goesOn(Self.stepsOfLook + answer.byteCount / 4) { return [:] }
            guard let lenient = answer.lenient else { continue }
            for term in lenient.index.terms { questions[term.key, default: []].append(index) }
        }
        var warnings: [Int: [JudgeWarning]] = [:]
        for (index, entry) in entries.enumerated() {
            guard case .answer = entry.judge.matcher else { continue }
            let model = entry.judge.modelAnswer
            let raw = Array(model.utf8)
            let near = Set(Wording(raw).words.flatMap { questions[$0.key, default: []] }).subtracting([index])
            for other in near.sorted() {
                let judge = entries[other].judge
                if !goesOn(Self.stepsOfLook + judge.work(onBytes: raw.count)) { return warnings }
                let verdict = judge.verdict(on: raw)
                guard verdict.outcome == .accept, ![.exact, .normalised, .squashed].contains(verdict.tier) else {
                    continue
                }
                warnings[other, default: []].append(
                    JudgeWarning(
                        id: entries[other].id,
                        kind: .acceptedElsewhere,
                        message:
                            "\"\(model)\", the answer of \(entry.id), is taken for \"\(verdict.matched ?? "")\"; reject it here, or be strict"
                    )
                )
            }
        }
        return warnings
    }
}
