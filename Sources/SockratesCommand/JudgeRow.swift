import SockratesJudge

/// One thing to judge, as the command line or a line of a batch tells it.
struct JudgeRow: Equatable {
    /// Why a row cannot be judged.
    struct Problem: Error {
        let message: String
    }

    var question: String?
    /// Plain answers, in which no character has a meaning of its own.
    var answers: [String]?
    var answerLines: [String]
    var number: JudgeNumber?
    /// A regular expression.
    var regex: String?
    /// Whether a part of the response must match the expression, and not the whole.
    var search: Bool
    var tolerance: String?
    var notation: String?
    var response: String?
    var strictness: String?
    var partial: String?

    /// The judge of the row, which takes none of the known names for a slip.
    func judge(beside knownNames: KnownNames?) throws(Problem) -> Judge {
        if let number { return .number(try rule(number)) }
        if let regex {
            do throws(PatternError) {
                return try .pattern(PatternRule(.regularExpression(regex, inPart: search), example: nil))
            } catch {
                throw Problem(message: error.message)
            }
        }
        var lines = (answers ?? []).map { AnswerLine(verbatim: $0) }
        for text in answerLines {
            do throws(AnswerLineError) { lines.append(try AnswerLine(text)) } catch {
                throw Problem(message: "the answer line \"\(text)\", \(error)")
            }
        }
        guard !lines.isEmpty else {
            throw Problem(
                message: "there is no answer: \"answers\", \"answer_line\", \"number\" or \"regex\" is wanted"
            )
        }
        let strictness: Strictness = try value(strictness, or: .lenient, "strictness")
        let partial: PartialAnswers = try value(partial, or: .quizMaster, "partial")
        return .answer(
            lines,
            strictness: strictness,
            context: JudgeContext(question: question, knownNames: knownNames, partialAnswers: partial)
        )
    }

    private func rule(_ number: JudgeNumber) throws(Problem) -> NumberRule {
        let notation: NumberNotation = try value(notation, or: .english, "notation")
        let value = Double(number.text) ?? 0
        guard let tolerance else {
            return NumberRule(digits: number.text, notation: notation) ?? NumberRule(value, notation: notation)
        }
        let isPart = tolerance.hasSuffix("%")
        guard let size = Double(isPart ? String(tolerance.dropLast()) : tolerance), size >= 0, size.isFinite else {
            throw Problem(message: "the tolerance \"\(tolerance)\" is no number and no percentage; write 10 or 5%")
        }
        return NumberRule(value, tolerance: isPart ? .relative(size / 100) : .absolute(size), notation: notation)
    }

    private func value<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String?,
        or standard: Value,
        _ name: String
    ) throws(Problem) -> Value {
        guard let text else { return standard }
        guard let value = Value(rawValue: text) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(message: "\"\(text)\" is no \(name); it is one of \(all)")
        }
        return value
    }
}
