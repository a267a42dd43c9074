import SockratesJudge

extension Verdict {
    /// What is worth saying behind "correct" or "wrong"; `nil` where the word says it all.
    var remark: String? {
        switch outcome {
        case .accept:
            switch tier {
            case .exact, .normalised, .number, .list: nil
            default: matched.map { "(\($0))" }
            }
        case .prompt:
            sentence
        case .reject:
            switch reason {
            case .noMatch, .empty, .numberOutsideTolerance: nil
            default: sentence
            }
        }
    }
}
