import Yams

/// A pack's YAML, read into nodes that know where they stand.
///
/// Yams expands aliases as it reads: 304 bytes of them cost seconds and hundreds of megabytes, so they must be found
/// before it sees them. Each `*` is therefore read as a private character that the text has not got; a plain scalar that
/// begins with it was an alias, and everywhere else it is turned back.
struct YAMLDocument {
    /// The document's root; `nil` where there were problems.
    let root: YAMLNode?

    /// Reads a file's bytes.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - diagnostics: Gathers the problems.
    ///   - needs: What is told of an empty file.
    init(
        _ bytes: [UInt8],
        diagnostics: Diagnostics,
        needs: String = "a pack needs a title and questions"
    ) {
        guard let text = Self.text(bytes, diagnostics), Self.isShallow(text, diagnostics),
            Self.isSmall(text, diagnostics)
        else {
            root = nil
            return
        }
        let star = Self.unusedCharacter(in: text)
        let masked = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "*" ? star : $0 }))
        do {
            guard let node = try Yams.compose(yaml: masked) else {
                diagnostics.error(nil, "the file is empty; \(needs)")
                root = nil
                return
            }
            let converted = YAMLConverter(star: star, diagnostics: diagnostics).node(node)
            // A pack with holes in it would be reported for what is missing there.
            root = diagnostics.errorCount == 0 ? converted : nil
        } catch {
            Self.report(error, star: star, diagnostics)
            root = nil
        }
    }

    private static func text(_ bytes: [UInt8], _ diagnostics: Diagnostics) -> String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        var line = 1
        for part in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { break }
            line += 1
        }
        diagnostics.error(.init(line: line, column: 1), "this line is not UTF-8; save the file in that encoding")
        return nil
    }

    /// Refuses text that is nested so deeply that reading it could exhaust the stack.
    private static func isShallow(_ text: String, _ diagnostics: Diagnostics) -> Bool {
        var line = 1
        var open = 0
        var indentation: Int? = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                indentation = 0
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            default: break
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\t"):
                indentation = indentation.map { $0 + 1 }
            default:
                indentation = nil
            }
            if open > PackLimits.openBrackets || indentation ?? 0 > PackLimits.indentation {
                diagnostics.error(.init(line: line, column: 1), "this is nested too deeply")
                return false
            }
        }
        return true
    }

    /// Refuses text with so much in it that reading it would take seconds and hundreds of megabytes.
    private static func isSmall(_ text: String, _ diagnostics: Diagnostics) -> Bool {
        guard let line = YAMLParts(text.utf8, limit: PackLimits.packParts).lineOfTooMany else { return true }
        diagnostics.error(
            .init(line: line, column: 1),
            "up to here the file has more than \(PackLimits.packParts) keys, values and items; put questions into a table (\"from\")"
        )
        return false
    }

    private static func unusedCharacter(in text: String) -> Unicode.Scalar {
        let used = Set(text.unicodeScalars.lazy.filter { (0xE000...0xF8FF).contains($0.value) })
        return (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first { !used.contains($0) } ?? "\u{E000}"
    }

    private static func report(_ error: any Error, star: Unicode.Scalar, _ diagnostics: Diagnostics) {
        guard let error = error as? YamlError else {
            return diagnostics.error(nil, "this is not YAML: \(error)")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            diagnostics.error(.init(line: mark.line, column: mark.column), "this is not YAML: \(problem)")
        case .reader(let problem, _, _, _):
            diagnostics.error(nil, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\($0.replacing(String(star), with: "*"))\"" }.joined(separator: ", ")
            diagnostics.error(
                .init(line: context.mark.line, column: context.mark.column),
                "\(names) stands here twice; keep one"
            )
        default:
            diagnostics.error(nil, "this is not YAML: \(error)")
        }
    }
}
