import SockratesJudge
import SockratesQuiz

/// Reads what a question accepts: options, pairs, a statement, code of the pack, or one of the judge's kinds of answer.
struct AnswerDraftReader {
    static let keys = ["choices", "shuffle", "true_false", "match", "extra", "oracle", "judge", "example"]

    let context: PackContext
    let fields: Fields
    let table: Table?
    let names: Template.Names
    let strictness: Strictness

    private var diagnostics: Diagnostics { context.diagnostics }
    private var place: ScriptPlace { ScriptPlace(file: diagnostics.file, line: fields.place.line) }

    /// Reads it; `nil` where there is a mistake, which is reported.
    func answer() -> (any AnswerDraft)? {
        let special = ["choices", "true_false", "match", "oracle", "judge"].filter(fields.has)
        if special.count > 1 {
            diagnostics.error(fields.place, "a question has only one of \(special.joined(separator: " and "))")
            return nil
        }
        if fields.has("shuffle"), special.first != "choices" {
            diagnostics.error(fields.place(of: "shuffle"), "\"shuffle\" belongs to \"choices\"")
        }
        if fields.has("extra"), special.first != "match" {
            diagnostics.error(fields.place(of: "extra"), "\"extra\" belongs to \"match\"")
        }
        if let kind = special.first, kind != "choices",
            let other = AnswerReader.kindKeys.first(where: fields.has)
        {
            diagnostics.error(fields.place(of: other), "\"\(kind)\" is the question's answer; leave out \"\(other)\"")
            return nil
        }
        switch special.first {
        case "choices": return choice()
        case "true_false":
            if let node = fields.node("true_false"), node.text?.contains("{{") == true {
                return template(node).map { TrueFalseDraft(truth: .computed($0, place)) }
            }
            return fields.flag("true_false").map { TrueFalseDraft(truth: .known($0)) }
        case "match": return match()
        case "oracle":
            return Hook("oracle", of: fields, context, table: table, names: names).map {
                OracleDraft(hook: $0, strictness: strictness)
            }
        case "judge":
            guard let hook = Hook("judge", of: fields, context, table: table, names: names) else { return nil }
            return ScriptedDraft(hook: hook, example: fields.node("example").flatMap(template))
        default:
            return AnswerReader(fields, table: table, names: names, strictness: strictness).map {
                FormDraft(form: $0.form)
            }
        }
    }

    private func choice() -> (any AnswerDraft)? {
        let right = ["answer", "all"].filter(fields.has)
        if let other = AnswerReader.kindKeys.first(where: { fields.has($0) && !["answer", "all"].contains($0) }) {
            diagnostics.error(
                fields.place(of: other),
                "of \"choices\" those in \"answer\" or \"all\" are right; leave out \"\(other)\""
            )
            return nil
        }
        guard right.count == 1, let key = right.first else {
            diagnostics.error(
                fields.place,
                "of \"choices\" any one in \"answer\" is right, or those in \"all\" are, all together; say one of the two"
            )
            return nil
        }
        guard let options = fields.texts("choices"), let answers = fields.texts(key) else { return nil }
        let read = ChoiceDraft(
            options: options.compactMap(template),
            right: answers.compactMap(template),
            wanted: key == "all" ? .all : .one,
            shuffles: fields.flag("shuffle") ?? false,
            place: place
        )
        guard read.options.count == options.count, read.right.count == answers.count else { return nil }
        return read
    }

    private func match() -> (any AnswerDraft)? {
        guard let node = fields.node("match"), case .mapping(let pairs) = node.content, !pairs.isEmpty else {
            diagnostics.error(fields.place(of: "match"), "\"match\" is a mapping of items to those that belong to them")
            return nil
        }
        guard pairs.count <= PackLimits.pairs else {
            diagnostics.error(node.place, "\"match\" has at most \(PackLimits.pairs) pairs; these are \(pairs.count)")
            return nil
        }
        let read = pairs.compactMap { pair -> (left: Template, right: Template)? in
            guard let left = template(pair.key), let right = template(pair.value) else { return nil }
            return (left, right)
        }
        let extra = fields.texts("extra") ?? []
        let further = extra.compactMap(template)
        guard read.count == pairs.count, further.count == extra.count else { return nil }
        return MatchDraft(pairs: read, extra: further, place: place)
    }

    private func template(_ node: YAMLNode) -> Template? {
        if node.text == nil {
            diagnostics.error(node.place, "this is a text, not \(node.kind)")
            return nil
        }
        return Template(node, table: table, names: names, diagnostics: diagnostics)
    }
}
