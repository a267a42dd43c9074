/// The kind of likeness that decided a verdict, from the surest to the loosest.
public enum Tier: String, Sendable, CaseIterable {
    /// Nothing matched.
    case none
    /// The same bytes.
    case exact
    /// The same once case, accents, punctuation and a leading article are put aside.
    case normalised
    /// The same letters and digits once spaces are put aside too: `spider-man` and `spiderman`.
    case squashed
    /// All words of the answer that count, among others.
    case keyWords
    /// The same but for a slip of the keyboard.
    case typo
    /// The last word of a name, and nothing else.
    case surname
    /// Less than the answer says, and nothing else.
    case lessDetail
    /// Most of what the answer says, in other words.
    case overlap
    /// The initials of the answer.
    case acronym
    /// A part of the answer.
    case partial
    /// A number within the tolerance.
    case number
    /// A date, as finely as it was asked for.
    case date
    /// A script of the author's.
    case script
    /// A pattern of the author's.
    case pattern
    /// Every item of a list that was asked for.
    case list
}
