/// Reads `script`: the pack's Lua, written there or in a file.
struct ScriptReader {
    static let keys = ["file"]

    let place: PackPlace

    /// The script; where something is wrong with it, that is reported, and what is returned has none.
    func script(_ fields: Fields) -> PackScript {
        guard let node = fields.node("script") else { return PackScript() }
        do throws(ScriptFailure) {
            if case .mapping = node.content {
                guard let file = file(node, fields.diagnostics), let source = source(file, node, fields.diagnostics)
                else { return PackScript() }
                return try PackScript(source, at: ScriptPlace(file: place.shown(file), line: 1))
            }
            guard let source = fields.text("script") else { return PackScript() }
            let line = node.line(ofTextBefore: [])
            return try PackScript(source, at: ScriptPlace(file: fields.diagnostics.file, line: line))
        } catch {
            fields.diagnostics.add(error)
            return PackScript()
        }
    }

    private func file(_ node: YAMLNode, _ diagnostics: Diagnostics) -> String? {
        guard let fields = Fields(node, what: "\"script\"", keys: Self.keys, diagnostics: diagnostics) else {
            return nil
        }
        if let file = fields.text("file") { return file }
        diagnostics.error(node.place, "\"script\" is Lua, or a mapping with \"file\"")
        return nil
    }

    private func source(_ file: String, _ node: YAMLNode, _ diagnostics: Diagnostics) -> String? {
        do throws(PackFileError) {
            let bytes = try place.folder.contents(of: file, limit: PackLimits.scriptBytes)
            if let source = String(validating: bytes, as: UTF8.self) { return source }
            throw PackFileError(message: "it is not UTF-8; save the file in that encoding")
        } catch {
            diagnostics.error(node.place, "the script \"\(file)\" can't be read: \(error.message)")
            return nil
        }
    }
}
