/// Refuses responses that say two things of which one excludes the other: `heads tails`, `yes no`, `1914-1918`.
enum Hedging {
    /// Whether a response is made of ``Alternatives`` and has two sides of a group of which no accepted text has two.
    static func saysBothSides(_ response: ResponseIndex, _ index: LenientIndex) -> Bool {
        guard 2...12 ~= response.words.count else { return false }
        var said: [Alternatives.Side] = []
        for (place, word) in response.words.enumerated() {
            if let side = Alternatives.side(of: response.wording.letters(word)) {
                said.append(side)
            } else if word.isKey, !response.isEcho[place] {
                return false
            }
        }
        return said.contains { one in
            !index.doubleSides.contains(one.group) && said.contains { $0.group == one.group && $0 != one }
        }
    }

    /// Whether a response has another side of a group in the place of that of a text: `south` for `north`.
    static func isOpposite(_ text: LenientIndex.Text, _ response: ResponseIndex) -> Bool {
        guard !text.sides.isEmpty else { return false }
        let said = response.words.indices.filter { !response.isEcho[$0] }.compactMap {
            Alternatives.side(of: response.wording.letters(response.words[$0]))
        }
        return text.sides.contains { side in
            Alternatives.isTelling(side.group) && !said.contains(side) && said.contains { $0.group == side.group }
        }
    }

    /// Whether a response is nothing but numbers, of which a text is one.
    static func saysOtherNumbers(
        _ text: LenientIndex.Text,
        _ index: LenientIndex,
        _ response: ResponseIndex
    ) -> Bool {
        let terms = index.members[Int(text.first)..<Int(text.end)].map { index.terms[Int($0)] }
        guard terms.count(where: { $0.traits.contains(.number) }) == 1,
            terms.allSatisfy({ !$0.traits.isDisjoint(with: [.number, .unit, .approximate]) })
        else { return false }
        let words = response.words.filter { $0.isKey && !$0.has([.unit, .approximate]) }
        guard words.count > 1, words.allSatisfy({ $0.has(.number) }), Set(words.map(\.key)).count > 1 else {
            return false
        }
        // `1979/80`
        return !(words.count == 2 && words[0].has(.year) && words[1].value < 100)
    }

    /// Whether one of the parts of a response is another answer of the pack: `Paris, Tokyo`.
    static func saysOtherAnswer(
        _ raw: [UInt8],
        _ forms: [CompiledAnswer.Form],
        _ known: KnownNames,
        _ question: QuestionWords
    ) -> Bool {
        let parts = raw.split { ",;/|\n".utf8.contains($0) }
        guard 2...32 ~= parts.count else { return false }
        return parts.contains { part in
            let normal = NormalForm(Array(part))
            guard !normal.bytes.isEmpty, known.contains(normal.bytes[...]),
                !forms.contains(where: { $0.normal == normal })
            else { return false }
            return !Wording(Array(part)).words.allSatisfy { question.keys.contains($0.key) }
        }
    }

    /// Whether a `yes` or a `no` goes on as if it had been a part of something else: `no such place`.
    static func goesOn(_ place: Int, _ response: ResponseIndex) -> Bool {
        guard place + 1 < response.words.count else { return false }
        let next = response.words[place + 1]
        guard next.gap.isEmpty else { return false }
        let letters = response.wording.letters(next)
        return !continuations.contains { $0.utf8.elementsEqual(letters) }
    }

    /// What may follow a `yes` or a `no` without a comma: `no it is not`.
    private static let continuations = [
        "it", "its", "they", "he", "she", "we", "i", "you", "there", "that", "this", "because", "but", "not", "thanks",
        "thank", "sir",
    ]
}
