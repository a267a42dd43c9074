import SockratesQuiz

/// Reads the flag: a text, the first line of a file, or one for each team.
struct FlagReader {
    static let keys = ["text", "file", "secret"]

    let context: PackContext
    let environment: [String: String]

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads `flag`; `nil` where there is none, or something is wrong with it, which is reported.
    func flag(_ fields: Fields) -> Wording? {
        guard let node = fields.node("flag") else { return nil }
        guard case .mapping = node.content else {
            guard fields.text("flag") != nil else { return nil }
            return resolved(node).flatMap { wording($0, node, secret: nil) }
        }
        guard let flag = Fields(node, what: "\"flag\"", keys: Self.keys, diagnostics: diagnostics) else { return nil }
        if let file = flag.text("file") {
            if flag.has("text") || flag.has("secret") {
                diagnostics.error(node.place, "a flag from a \"file\" has no \"text\" and no \"secret\"")
            }
            return contents(of: file, flag).map { Wording($0) }
        }
        guard let text = flag.node("text"), flag.text("text") != nil else {
            diagnostics.error(
                node.place,
                "\"flag\" is a text, or a mapping with \"file\", or with \"text\" and \"secret\""
            )
            return nil
        }
        var secret: String?
        if let node = flag.node("secret"), flag.text("secret") != nil {
            secret = resolved(node)
            if secret == nil { return nil }
        }
        return resolved(text).flatMap { wording($0, text, secret: secret) }
    }

    /// The text with what it takes from the environment.
    private func resolved(_ node: YAMLNode) -> String? {
        do throws(FlagText.Mistake) {
            return try FlagText.resolve(node.text ?? "", environment)
        } catch {
            diagnostics.error(node.place, error.message)
            return nil
        }
    }

    /// The flag, made at the end of a session where it holds expressions.
    private func wording(_ text: String, _ node: YAMLNode, secret: String?) -> Wording? {
        guard text.contains("{{") else {
            if secret != nil {
                diagnostics.error(
                    node.place,
                    "a flag with a \"secret\" has {{hmac}} in its text, which is another for each team"
                )
                return nil
            }
            return Wording(text)
        }
        let inner = YAMLNode(content: .scalar(text, isPlain: false), place: node.place)
        let names = context.names(secret == nil ? [] : ["hmac"])
        guard let template = Template(inner, table: nil, names: names, diagnostics: diagnostics) else { return nil }
        return Wording(text, template: FlagTemplate(template: template, secret: secret, challenge: context.place.name))
    }

    private func contents(of file: String, _ fields: Fields) -> String? {
        do throws(PackFileError) {
            let bytes = try context.place.folder.contents(of: file, limit: PackLimits.flagBytes)
            let line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            if line.isEmpty { throw PackFileError(message: "its first line is empty") }
            return line
        } catch {
            diagnostics.error(fields.place(of: "file"), "the flag's file \"\(file)\" can't be read: \(error.message)")
            return nil
        }
    }
}

/// A flag that is made of what the session holds.
private struct FlagTemplate: TextTemplate {
    let template: Template
    let secret: String?
    let challenge: String

    func text(in scope: Scope) throws(BrokenQuestion) -> String {
        var filling = Filling(scope: scope)
        if let secret {
            let team = (scope.value(named: "team") ?? scope.value(named: "player") ?? .null).text
            filling.values["hmac"] = .text(TeamFlag.code(team: team, challenge: challenge, secret: secret))
        }
        do throws(ScriptFailure) {
            return try filling.text(template)
        } catch {
            throw BrokenQuestion("\(error)")
        }
    }
}
