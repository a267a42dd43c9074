import SockratesJudge

/// `answer`: any one of the answer lines is right.
struct LinesAnswer: AnswerKind {
    static let key = "answer"
    static let companions = ["edits", "ignore"]

    private let lines: [TextSlot]
    private let strictness: Strictness
    private let edits: Int?
    private let ignored: Differences

    init?(_ source: AnswerSource) {
        let fields = source.fields
        guard let lines = source.texts.slots(Self.key, of: fields) else { return nil }
        self.lines = lines
        edits = fields.integer("edits", in: 0...16)
        ignored = fields.choices("ignore", Difference.self).reduce(into: []) { $0.insert($1.differences) }
        if fields.has("edits"), fields.has("ignore") {
            source.diagnostics.error(
                fields.place(of: "edits"),
                "\"ignore\" wants the answer to the letter otherwise, and \"edits\" forgives slips; keep one of them"
            )
        }
        let isExact = source.strictness == .exact
        if let key = ["edits", "ignore"].first(where: fields.has), fields.has("strictness"), isExact == (key == "edits")
        {
            source.diagnostics.error(
                fields.place(of: key),
                key == "edits"
                    ? "\"edits\" forgives slips, and \"strictness: exact\" forgives nothing; keep one of them"
                    : "\"ignore\" goes with \"strictness: exact\"; the others ignore case, accents, spaces and punctuation already"
            )
        }
        strictness = fields.has("ignore") ? .exact : fields.has("edits") ? .strict : source.strictness
    }

    /// One answer line without anything beside it.
    init(line: TextSlot, strictness: Strictness) {
        lines = [line]
        self.strictness = strictness
        edits = nil
        ignored = []
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let lines = try texts.lines(lines, strictness)
        if let edits {
            if lines.count > 500 {
                throw texts.mistake(
                    self.lines[0],
                    "slips are forgiven in 500 answers at most; these are \(lines.count)"
                )
            }
            return .answer(lines, withinEdits: edits)
        }
        return ignored.isEmpty ? .answer(lines, strictness: strictness) : .answer(lines, ignoring: ignored)
    }
}

/// The words of `ignore`.
enum Difference: String, CaseIterable {
    case letterCase = "case"
    case accents
    case spaces
    case punctuation

    var differences: Differences {
        switch self {
        case .letterCase: .letterCase
        case .accents: .accents
        case .spaces: .spaces
        case .punctuation: .punctuation
        }
    }
}

extension FilledTexts {
    /// The answer lines that texts are; with `exact` no character of them has a meaning of its own.
    func lines(_ slots: [TextSlot], _ strictness: Strictness) throws(AnswerMistake) -> [AnswerLine] {
        var lines: [AnswerLine] = []
        var bytes = 0
        for slot in slots {
            for text in self[slot] {
                bytes += text.utf8.count
                if bytes > PackLimits.answerBytes {
                    throw mistake(
                        slot,
                        "all answers of a question have at most \(PackLimits.answerBytes) bytes together"
                    )
                }
                if text.utf8.count > PackLimits.answerLineBytes {
                    let message =
                        "an answer line has at most \(PackLimits.answerLineBytes) bytes; this has \(text.utf8.count)"
                    throw mistake(slot, message)
                }
                if lines.count == PackLimits.answerLines {
                    throw mistake(slot, "at most \(PackLimits.answerLines) answers are read for a question")
                }
                if strictness == .exact {
                    lines.append(AnswerLine(verbatim: text))
                    continue
                }
                do throws(AnswerLineError) {
                    let line = try AnswerLine(text)
                    lines.append(isComputed(slot) ? line.inFull : line)
                } catch {
                    throw mistake(slot, "the answer line \"\(text)\", \(error)")
                }
            }
        }
        return lines
    }
}
