import SockratesJudge
import SockratesQuiz

extension ResponseShape {
    /// A right response to a list in several lines, an item on each; `nil` where the judge's own model answer will do.
    func model(of judge: Judge) -> String? {
        guard let items = judge.modelItems else { return nil }
        switch self {
        case .line, .items: return nil
        case .lines(let count): return items.prefix(count).joined(separator: "\n")
        case .until: return items.joined(separator: "\n")
        }
    }
}

extension QuestionDraft {
    /// A right response, in the lines that the question wants, for whoever knows what it was made of.
    func response(_ filling: inout Filling) throws -> String {
        if shape != .line, let model = shape.model(of: try answer.judging(&filling).judge) { return model }
        return try answer.response(&filling)
    }
}
