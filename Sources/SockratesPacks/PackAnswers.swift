import SockratesJudge

/// What the answers of a pack have in common.
struct PackAnswers: Sendable {
    /// What all of its questions accept, once they have been read.
    let names: LateNames
    private let common: JudgeContext

    init() {
        names = LateNames()
        var context = JudgeContext(knownNames: KnownNames(names))
        context.shelf = LenientShelf()
        common = context
    }

    /// What stands around a question of the pack that is the same in every session.
    func context(of question: String) -> JudgeContext {
        var context = common
        context.question = question
        return context
    }
}
