extension CompiledAnswer.Form {
    /// The text as a sequence, where it is one and its author has said nothing else of it.
    var sequence: AnswerSequence? {
        guard written.required.isEmpty else { return nil }
        // `1 or 2` says two answers.
        let text = String(decoding: raw, as: UTF8.self)
        if !written.isLiteral, !written.isWhole, ProseReference.variants(text).count > 1 { return nil }
        return AnswerSequence(raw, isWhole: written.isWhole)
    }

    /// Whether a number with one comma stands in it that parts no thousands: `2,5`.
    private static func hasDecimalComma(_ text: [UInt8]) -> Bool {
        text.split { !ASCII.isDigit($0) && $0 != UInt8(ascii: ",") }.contains { number in
            let parts = number.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && ![0, 3].contains(parts[1].count)
        }
    }

    /// Whether a response that has the same letters and digits means the same: `34` is not `3/4`, nor `25` `2,5`, nor `11 1` `1 11`.
    func mayBeSquashed(to response: [UInt8]) -> Bool {
        guard Formula.agree(raw, response), SqueezedText(raw).joints == SqueezedText(response).joints,
            Self.hasDecimalComma(raw) == Self.hasDecimalComma(response)
        else { return false }
        return sequence?.isEven ?? true
    }
}
