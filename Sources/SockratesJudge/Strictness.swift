/// How much a response may differ from an accepted answer: the author's choice for a pack or a question.
///
/// Whatever `exact` accepts, `strict` accepts too, and whatever `strict` accepts, `lenient` accepts too.
public enum Strictness: String, Sendable, CaseIterable {
    /// The bytes must be equal: for flags, codes and passwords. A trailing space is a difference.
    case exact
    /// Equal once letter case, accents, punctuation, spacing and a leading article are put aside.
    case strict
    /// What a quiz master accepts: also a surname, less detail, an abbreviation or a small slip of the keyboard.
    case lenient
}
