/// What a table's column of types says of a question, as far as it is asked in another way than others.
enum QuestionStyle {
    /// One of the right options will do.
    case usual
    /// All right options are wanted.
    case all
    /// The options are answers, and none of them is shown.
    case fillIn
    /// Whatever is answered, nobody can judge it.
    case open

    /// Reads a type as Wayground and other sites write it: `Multiple Choice`, `Fill-in-the-Blank`, `MULTIPLE_ANSWER`.
    init(_ type: String) {
        let word = type.lowercased().filter(\.isLetter)
        self =
            if ["checkbox", "multipleanswer", "multipleselect", "multiselect", "multipleresponse", "msq"].contains(
                where: word.hasPrefix
            ) {
                .all
            } else if word.hasPrefix("fill") || word.hasPrefix("shortanswer") {
                .fillIn
            } else if ["open", "poll", "draw", "essay", "survey"].contains(where: word.hasPrefix) {
                .open
            } else {
                .usual
            }
    }
}
