/// The marked parts of an answer as one text.
enum MarkedParts {
    /// Puts the parts together.
    ///
    /// A part of a word stands for the word: `amide`s. Single letters inside words are initials and stand together: `U`nited
    /// `S`tates is `US`.
    static func joined(_ parts: [String], in text: String) -> String {
        let words = text.split(separator: " ")
        let areInitials = parts.count > 1 && parts.allSatisfy { $0.count == 1 && !words.contains(Substring($0)) }
        if areInitials { return parts.joined() }
        return parts.map { whole($0, in: text) }.joined(separator: " ")
    }

    /// A part, grown to the end of the word that it begins.
    private static func whole(_ part: String, in text: String) -> String {
        guard part.count >= 3, let range = text.firstRange(of: part) else { return part }
        let rest = text[range.upperBound...].prefix { $0.isLetter }
        let isStart = range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
        return isStart ? part + rest : part
    }
}
