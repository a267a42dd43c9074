import Yams

/// A pack's YAML, read into nodes that know where they stand.
///
/// Yams expands aliases as it reads: 304 bytes of them cost seconds and hundreds of megabytes, and thirty thousand anchors half a minute. So
/// they must be found before it sees them: each `*` and `&` is read as a private character that the text has not got. A plain scalar
/// that begins with one was an alias or an anchor, and everywhere else they are turned back.
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
        guard let text = Self.text(bytes, diagnostics), Self.isPrintable(text, diagnostics),
            Self.isShallow(text, diagnostics), Self.isSmall(text, diagnostics)
        else {
            root = nil
            return
        }
        let mask = YAMLMask(for: text)
        do {
            guard let node = try Yams.compose(yaml: mask.masked(text)) else {
                diagnostics.error(nil, "the file is empty; \(needs)")
                root = nil
                return
            }
            let converted = YAMLConverter(mask: mask, diagnostics: diagnostics).node(node)
            // A pack with holes in it would be reported for what is missing there.
            root = diagnostics.errorCount == 0 ? converted : nil
        } catch {
            Self.report(error, in: text, mask, diagnostics)
            root = nil
        }
    }

    private static func text(_ bytes: [UInt8], _ diagnostics: Diagnostics) -> String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: content.span)
            return String(decoding: content, as: UTF8.self)
        } catch {
            let line = 1 + content.prefix(error.byteOffsets.lowerBound).count { $0 == 0x0A }
            diagnostics.error(.init(line: line, column: 1), "this line is not UTF-8; save the file in that encoding")
            return nil
        }
    }

    /// Refuses characters that YAML has not got, of which its reader does not tell the line.
    private static func isPrintable(_ text: String, _ diagnostics: Diagnostics) -> Bool {
        var line = 1
        for byte in text.utf8 {
            if byte == 0x0A { line += 1 }
            guard byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F else { continue }
            let code = (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            let hint = byte == 0 ? "; save the file in UTF-8" : "; in double quotes it is written \\x\(code)"
            diagnostics.error(
                .init(line: line, column: 1),
                "this is not YAML: the line holds the control character U+00\(code)\(hint)"
            )
            return false
        }
        return true
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

    private static func report(_ error: any Error, in text: String, _ mask: YAMLMask, _ diagnostics: Diagnostics) {
        guard let error = error as? YamlError else {
            return diagnostics.error(nil, "this is not YAML: \(error)")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            if let line = YAMLMask.lineOfAnchor(near: mark.line, in: text) {
                return diagnostics.error(.init(line: line, column: 1), YAMLConverter.noAnchors)
            }
            let hint = YAMLHint.hint(problem, line: mark.line, in: text)
            diagnostics.error(.init(line: mark.line, column: mark.column), "this is not YAML: \(problem)\(hint)")
        case .reader(let problem, _, _, _):
            diagnostics.error(nil, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let shown = keys.count > 5 ? Array(keys.prefix(5)) : keys
            let names = shown.map { "\"\(mask.restored($0))\"" }.joined(separator: ", ")
            diagnostics.error(
                .init(line: context.mark.line, column: context.mark.column),
                "\(names)\(keys.count > 5 ? " and others" : "") stands here twice; keep one"
            )
        default:
            diagnostics.error(nil, "this is not YAML: \(error)")
        }
    }
}
