import SockratesPatterns
import SockratesQuiz

/// How to solve a challenge, as a table of what is seen and what is typed then.
///
/// Rules are tried in their order on what has come since the last line was typed; named groups of a rule's regular expression are values
/// in what it types, and are kept for the rules that follow.
public struct Solution: Sendable {
    /// One row of the table.
    struct Rule: Sendable {
        let see: RegularExpression
        let type: MessageForm?
        /// What is kept for later rules.
        let sets: [(name: String, form: ValueForm)]
        /// How many times it may be used; without end where `nil`.
        let times: Int?
    }

    let rules: [Rule]
    /// Finds the flag in what has come; its group `flag` where it has one, else the whole match.
    let flag: RegularExpression?

    /// Reads a table of its own, beside any pack.
    ///
    /// The file is a list of rules, or a mapping with that list as `solution`, and beside it `flag`, `script` and `wire`.
    ///
    /// - Parameter path: The file, in YAML.
    /// - Returns: The solution.
    /// - Throws: ``PackError`` with everything that is wrong with it.
    public static func load(_ path: String) throws(PackError) -> Solution {
        let place = try PackPlace(path)
        let diagnostics = Diagnostics(file: place.shown)
        let solution = read(place, diagnostics)
        guard let solution, diagnostics.errorCount == 0 else { throw PackError(diagnostics.report) }
        return solution
    }

    private static func read(_ place: PackPlace, _ diagnostics: Diagnostics) -> Solution? {
        let bytes: [UInt8]
        do throws(PackFileError) {
            bytes = try place.contents()
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
            return nil
        }
        let keys = ["solution", "flag", "script", "wire"]
        guard var root = YAMLDocument(bytes, diagnostics: diagnostics, needs: Self.needs).root else { return nil }
        if case .sequence = root.content {
            let key = YAMLNode(content: .scalar("solution", isPlain: true), place: root.place)
            root = YAMLNode(content: .mapping([(key: key, value: root)]), place: root.place)
        }
        guard let fields = Fields(root, what: "a solution", keys: keys, diagnostics: diagnostics) else { return nil }
        let context = PackContext(
            place: place,
            diagnostics: diagnostics,
            script: ScriptReader(place: place).script(fields),
            programs: PackPrograms(place: place, environment: [:]),
            sessionNames: SessionNames(root),
            stages: [:],
            wire: WireReader().wire(fields)
        )
        return SolutionReader(context: context).solution(fields)
    }

    /// What a file says that is nothing else.
    static let needs = "a solution is a list of rules, {see: …, type: …}"
}

/// Reads `solution`: rules of what is seen and what is typed then.
struct SolutionReader {
    static let keys = ["see", "type", "set", "times"]
    /// What flags look like in most contests.
    private static let usualFlag = #"\w+\{[^{}\r\n]+\}"#

    let context: PackContext

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads it; `nil` where there is none, or something is wrong with it, which is reported.
    func solution(_ fields: Fields) -> Solution? {
        guard let items = fields.items("solution") else {
            if fields.what == "a solution", fields.lacks("solution") {
                diagnostics.error(fields.place, "\(Solution.needs), alone or under \"solution\"")
            }
            return nil
        }
        let errors = diagnostics.errorCount
        let names = context.names(isOpen: true)
        let rules = items.compactMap { node -> Solution.Rule? in
            guard let rule = Fields(node, what: "a rule", keys: Self.keys, diagnostics: diagnostics) else { return nil }
            if rule.lacks("see") { diagnostics.error(node.place, "a rule needs \"see\": a regular expression") }
            guard let see = pattern("see", of: rule) else { return nil }
            let type = rule.node("type").flatMap(
                MessageReader(context: context, table: nil, names: names, wraps: false).message
            )
            let sets = ValueFormReader(context: context, table: nil, names: names).values("set", of: rule)?.forms ?? []
            return Solution.Rule(see: see, type: type, sets: sets, times: rule.integer("times", in: 1...1_000_000))
        }
        var flag: RegularExpression?
        if fields.what == "a solution" {
            flag = fields.has("flag") ? pattern("flag", of: fields) : try? RegularExpression(Self.usualFlag)
        }
        return diagnostics.errorCount == errors ? Solution(rules: rules, flag: flag) : nil
    }

    private func pattern(_ key: String, of fields: Fields) -> RegularExpression? {
        guard let text = fields.text(key) else { return nil }
        do throws(RegularExpressionError) {
            return try RegularExpression(text)
        } catch {
            diagnostics.error(fields.place(of: key), "\(error)")
            return nil
        }
    }
}
