import SockratesQuiz

/// The texts of made questions with their answers, all of them, where what is drawn has few enough values.
///
/// It is for texts that don't tell what they were made of, such as a picture of a number. A text that stands for several values tells nothing.
struct AskVariants: Sendable {
    /// Texts that are kept at most of each question: a second's work.
    static let most = 20_000

    private struct Variant {
        let ask: [UInt8]
        let response: String
    }

    private var variants: [(list: [Variant], shape: ResponseShape)] = []
    /// Whether a text of the pack's own may stand before a question, on its line.
    private let hasProgress: Bool

    /// Makes the texts of a quiz's questions.
    init(of quiz: Quiz) {
        hasProgress = quiz.texts.progressText != nil
        for source in quiz.stages.flatMap(\.entries).compactMap({ $0.source as? any DraftedSource }) {
            guard let list = Self.variants(of: source.draft, source.rows, quiz.rules.variables) else { continue }
            variants.append((list, source.draft.shape))
        }
    }

    /// The right answer to the question that a text ends with; `nil` where none of these is it.
    func answer(to text: [UInt8]) -> AskPattern.Answer? {
        let end = text.last == 0x0A ? text.count - 1 : text.count
        var found: AskPattern.Answer?
        for (list, shape) in variants {
            for variant in list {
                let start = end - variant.ask.count
                guard start >= 0, start < found?.start ?? .max, text[start..<end].elementsEqual(variant.ask),
                    hasProgress || start == 0 || text[start - 1] == 0x0A
                else { continue }
                // Of several that the text may end with, the longest is the whole question.
                found = AskPattern.Answer(response: variant.response, shape: shape, start: start)
            }
        }
        return found
    }

    /// All texts of a question; `nil` where there are too many, or code of the pack draws too.
    private static func variants(
        of draft: QuestionDraft,
        _ rows: [MadeQuestions.Row],
        _ variables: [String: Value]
    ) -> [Variant]? {
        let each = draft.variety
        let count = Variety(counting: Double(max(1, rows.count))) * each
        guard !each.isAtLeast, count.logarithm <= Variety(counting: Double(most)).logarithm else { return nil }
        // Nothing stands for a text with several answers.
        var responses: [[UInt8]: String?] = [:]
        var made = 0
        let all =
            rows.isEmpty ? [[]] : rows.map { row in draft.columns.indices.map { row.row.cell($0, row.separators) } }
        for cells in all {
            var filling = Filling(cells, scope: Scope(seed: 0, variables: variables))
            for (column, name) in draft.columns.enumerated() where cells.indices.contains(column) {
                filling.values[name] = cells[column].value
            }
            let isWhole: Void? = try? forEach((draft.values?.forms ?? [])[...], filling) { filling in
                let ask = Array(try draft.ask.text(&filling).utf8)
                let response = try draft.response(&filling)
                made += 1
                if let known = responses.updateValue(response, forKey: ask), known != response {
                    responses[ask] = .some(nil)
                }
            }
            guard isWhole != nil, made <= most else { return nil }
        }
        return responses.compactMap { ask, response in response.map { Variant(ask: ask, response: $0) } }
    }

    private struct TooMany: Error {}

    private static func forEach(
        _ forms: ArraySlice<(name: String, form: ValueForm)>,
        _ filling: Filling,
        _ body: (inout Filling) throws -> Void
    ) throws {
        var filling = filling
        guard let (name, form) = forms.first else { return try body(&filling) }
        guard let values = try form.all(&filling, atMost: most) else { throw TooMany() }
        for value in values {
            filling.values[name] = value
            try forEach(forms.dropFirst(), filling, body)
        }
    }
}
