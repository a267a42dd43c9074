/// The judge of a matching question, compiled.
final class CompiledPairing: Sendable {
    let rule: PairingRule
    private let leftLabels: OptionLabels
    private let rightLabels: OptionLabels

    init(_ rule: PairingRule) {
        self.rule = rule
        leftLabels = OptionLabels(rule.left)
        rightLabels = OptionLabels(rule.right)
    }

    /// The pairs, `1b 2a`.
    var modelAnswer: String {
        rule.matches.enumerated().map { "\($0.offset + 1)\(ChoiceRule.letter($0.element))" }.joined(separator: " ")
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let text = ASCII.trimmed(response)
        if text.isEmpty { return Verdict(.reject, .none, .empty) }
        guard let pairs = labelled(text) ?? ordered(text) ?? written(text) else {
            return Verdict(.prompt, .none, .notPairs, .nothing)
        }
        // Two items on the right may read the same.
        let right = rule.matches.indices.filter { left in
            pairs[left].map { rule.right[$0] == rule.right[rule.matches[left]] } ?? false
        }
        if right.count == rule.matches.count { return Verdict(.accept, .list, .listComplete) }
        return Verdict(.reject, .none, pairs.count < rule.matches.count ? .listIncomplete : .noMatch)
    }

    /// `1b 2a`, `1-b, 2-a`, `1: b; 2: a`: numbers and letters in turn, whatever signs stand between them.
    private func labelled(_ text: ArraySlice<UInt8>) -> [Int: Int]? {
        var pairs: [Int: Int] = [:]
        var number: Int?
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if ASCII.isDigit(byte) {
                let digits = text[index...].prefix(while: ASCII.isDigit)
                guard number == nil, digits.count <= 3, let value = Int(String(decoding: digits, as: UTF8.self)),
                    (1...max(1, rule.left.count)).contains(value)
                else { return nil }
                number = value - 1
                index += digits.count
                continue
            }
            if ASCII.isLetter(byte) {
                let letters = text[index...].prefix(while: ASCII.isLetter)
                guard let left = number, letters.count == 1, let right = rightLetter(byte), pairs[left] == nil else {
                    return nil
                }
                pairs[left] = right
                number = nil
            } else if byte >= 0x80 {
                return nil
            }
            index += 1
        }
        return pairs.isEmpty || number != nil ? nil : pairs
    }

    /// `b a` or `ba`: a letter for each number.
    private func ordered(_ text: ArraySlice<UInt8>) -> [Int: Int]? {
        var pairs: [Int: Int] = [:]
        for byte in text {
            if ASCII.isLetter(byte) {
                guard let right = rightLetter(byte), pairs.count < rule.left.count else { return nil }
                pairs[pairs.count] = right
            } else if !ASCII.isBlank(byte), byte != UInt8(ascii: ","), byte != UInt8(ascii: ";") {
                return nil
            }
        }
        return pairs.count == rule.left.count ? pairs : nil
    }

    /// `France = Paris, Japan -> Tokyo`: texts or labels on both sides.
    private func written(_ text: ArraySlice<UInt8>) -> [Int: Int]? {
        var pairs: [Int: Int] = [:]
        let split = ListPieces(Array(text))
        for piece in split.pieces {
            let part = split.text[piece]
            guard let sign = Self.sign(in: part), let left = leftLabels.place(of: part[..<sign.lowerBound]),
                let right = rightLabels.place(of: part[sign.upperBound...]), pairs[left] == nil
            else { return nil }
            pairs[left] = right
        }
        return pairs.isEmpty ? nil : pairs
    }

    private func rightLetter(_ byte: UInt8) -> Int? {
        let place = Int(ASCII.lower(byte)) - Int(UInt8(ascii: "a"))
        return rule.right.indices.contains(place) ? place : nil
    }

    /// The first sign that joins the two sides of a pair.
    private static func sign(in text: ArraySlice<UInt8>) -> Range<Int>? {
        for sign in ["->", "=>", "=", ":", "-"] {
            let bytes = Array(sign.utf8)
            if let start = text.indices.first(where: { text[$0...].starts(with: bytes) }) {
                return start..<start + bytes.count
            }
        }
        return nil
    }
}
