extension CompiledAnswer.Form {
    /// The text as a sequence, where it is one and its author has said nothing else of it.
    var sequence: AnswerSequence? {
        guard written.required.isEmpty else { return nil }
        // `1 or 2` says two answers.
        let text = String(decoding: raw, as: UTF8.self)
        if !written.isLiteral, !written.isWhole, ProseReference.variants(text).count > 1 { return nil }
        return AnswerSequence(raw, isWhole: written.isWhole)
    }

    /// Whether a response that has the same letters and digits means the same: `34` is not `3/4`, nor `11 1` `1 11`.
    func mayBeSquashed(to response: [UInt8]) -> Bool {
        guard Formula.agree(raw, response), SqueezedText(raw).joints == SqueezedText(response).joints else {
            return false
        }
        return sequence?.isEven ?? true
    }
}
