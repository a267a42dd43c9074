/// Why a verdict is what it is: stable codes for programs.
public enum Reason: String, Sendable, CaseIterable {
    /// The response equals an accepted answer.
    case equal
    /// Nothing was typed.
    case empty
    /// The response is longer than ``Judge/longestResponse`` bytes.
    case tooLong
    /// The response equals nothing that is accepted.
    case noMatch
    /// The response is like an accepted answer; the tier says how.
    case alike
    /// The response is another answer of the pack.
    case otherAnswer
    /// The response names several answers in the hope that one of them is right.
    case tooManyAnswers
    /// The response holds a part of the answer, and the author wants the player to say more.
    case partial
    /// The response could also mean another answer of the pack.
    case ambiguous
    /// The author named this response as a wrong one.
    case rejectedByAuthor
    /// The author wants the player to say more on this response.
    case promptedByAuthor
    /// Enough items of the list were named, and nothing else.
    case listComplete
    /// All that was named is right, and more is wanted.
    case listIncomplete
    /// Something was named that is not in the list.
    case listExtra
    /// The items are right and their order is not.
    case listOrder
    /// None of the options that are shown was chosen.
    case notAnOption
    /// The response can't be read as pairs of the items that are shown.
    case notPairs
    /// A script of the author's decided.
    case decidedByScript
    /// Any response will do.
    case anything
    /// The date is the right one.
    case dateMatched
    /// The date is another one.
    case otherDate
    /// The response holds no date that can be read.
    case notADate
    /// The response has more or fewer fields than are wanted.
    case fieldCount
    /// The response matches the author's pattern.
    case patternMatched
    /// The number is within the tolerance.
    case numberWithinTolerance
    /// The number is outside the tolerance.
    case numberOutsideTolerance
    /// The number is right and its unit is not there.
    case unitMissing
    /// The response holds no number that can be read.
    case notANumber
}
