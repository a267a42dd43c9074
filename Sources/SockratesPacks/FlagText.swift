/// A pack's flag: a text in which `${NAME}` and `${NAME:-default}` stand for the environment.
enum FlagText {
    /// Why a flag can't be made.
    struct Mistake: Error {
        let message: String
    }

    /// The flag.
    ///
    /// - Parameters:
    ///   - text: As it stands in the pack.
    ///   - environment: Where names are looked up.
    /// - Throws: ``Mistake`` for a name that is not there, or a brace that is not closed.
    /// - Returns: The flag as a player gets it.
    static func resolve(_ text: String, _ environment: [String: String]) throws(Mistake) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "${") {
            result += rest[..<open.lowerBound]
            guard let close = closingBrace(rest[open.upperBound...]) else {
                throw Mistake(message: "\"${\" opens a variable's name, and no \"}\" closes it")
            }
            let inside = rest[open.upperBound..<close]
            let mark = inside.firstRange(of: ":-")
            let name = String(inside[..<(mark?.lowerBound ?? inside.endIndex)])
            let fallback = mark.map { String(inside[$0.upperBound...]) }
            guard let value = environment[name].flatMap({ $0.isEmpty ? nil : $0 }) ?? fallback else {
                throw Mistake(
                    message: "the flag is taken from \(name), which is not in the environment; "
                        + "set it, or write ${\(name):-something} for what to give without it"
                )
            }
            result += value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The brace that closes, with pairs of braces skipped: `${FLAG:-geo{round}}`.
    private static func closingBrace(_ text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" {
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return nil
    }
}
