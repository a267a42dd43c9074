import SockratesJudge

/// An answer that an author wrote and that makes no judge: what is wrong, and which text of the pack it comes from.
struct AnswerMistake: Error {
    let message: String
    /// Where the text stands in the pack.
    let place: Diagnostics.Place
    /// Whether the text is put together from a row or from drawn values, so that another row may do better.
    let isOfRow: Bool
    /// Whether a pattern would take too much memory or time.
    var isTooLarge = false
}
