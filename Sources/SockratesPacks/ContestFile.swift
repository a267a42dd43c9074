package import Foundation

/// The rules of a contest as a YAML file says them, read with the care that packs get.
package struct ContestFile {
    /// What a challenge brings.
    package enum Scoring {
        case session
        case fixed(Int)
        case falling(most: Int, least: Int, solves: Int)
    }

    /// What is otherwise for one challenge.
    package struct Challenge {
        package var scoring: Scoring?
        package var attempts: Int?
    }

    package private(set) var title = ""
    package private(set) var start: Date?
    package private(set) var end: Date?
    package private(set) var freeze: Date?
    package private(set) var scoring: Scoring?
    package private(set) var attempts: Int?
    package private(set) var firstBlood: Int?
    package private(set) var challenges: [String: Challenge] = [:]

    private static let keys = [
        "title", "start", "end", "freeze", "points", "attempts", "first-blood", "challenges",
    ]
    private static let mostPoints = 1_000_000

    /// Reads the file.
    ///
    /// - Parameter path: Where it lies.
    /// - Throws: ``PackError`` with every mistake.
    package init(_ path: String) throws(PackError) {
        let diagnostics = Diagnostics(file: path)
        do throws(PackFileError) {
            let bytes = try DiskPackFolder.read(path, limit: PackLimits.packBytes)
            if let root = YAMLDocument(
                bytes,
                diagnostics: diagnostics,
                needs: "a contest has rules, such as its title, start and end"
            ).root,
                let fields = Fields(root, what: "a contest", keys: Self.keys, diagnostics: diagnostics)
            {
                read(fields)
            }
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        if diagnostics.errorCount > 0 { throw PackError(diagnostics.report) }
    }

    private mutating func read(_ fields: Fields) {
        title = fields.text("title") ?? ""
        start = Self.time(fields, "start")
        end = Self.time(fields, "end")
        freeze = Self.time(fields, "freeze")
        scoring = Self.scoring(fields)
        attempts = fields.integer("attempts", in: 1...Self.mostPoints)
        firstBlood = fields.integer("first-blood", in: 0...Self.mostPoints)
        if let start, let end, end <= start {
            fields.diagnostics.error(fields.place(of: "end"), "\"end\" comes after \"start\"")
        }
        guard let node = fields.node("challenges") else { return }
        guard case .mapping(let pairs) = node.content else {
            fields.diagnostics.error(node.place, "\"challenges\" is a mapping of short names, not \(node.kind)")
            return
        }
        for (key, value) in pairs {
            let keys = ["points", "attempts"]
            guard let name = key.text,
                let own = Fields(value, what: "a challenge", keys: keys, diagnostics: fields.diagnostics)
            else { continue }
            challenges[name] = Challenge(
                scoring: Self.scoring(own),
                attempts: own.integer("attempts", in: 1...Self.mostPoints)
            )
        }
    }

    private static func time(_ fields: Fields, _ key: String) -> Date? {
        fields.value(key, "a time with its zone, such as 2026-01-31T18:00:00Z or 2026-01-31T18:00:00+01:00") { text in
            let text = text.replacing(" ", with: "T")
            let colon = Date.ISO8601FormatStyle(timeZoneSeparator: .colon)
            return (try? Date(text, strategy: .iso8601)) ?? (try? Date(text, strategy: colon))
        }
    }

    private static func scoring(_ fields: Fields) -> Scoring? {
        guard let node = fields.node("points") else { return nil }
        if case .mapping = node.content {
            let keys = ["from", "to", "solves"]
            guard let own = Fields(node, what: "\"points\"", keys: keys, diagnostics: fields.diagnostics),
                let most = own.integer("from", in: 0...mostPoints), let least = own.integer("to", in: 0...most),
                let solves = own.integer("solves", in: 2...mostPoints)
            else {
                let what = "\"points\" that fall have \"from\", \"to\" (no more than that) and \"solves\""
                if fields.diagnostics.errorCount == 0 { fields.diagnostics.error(node.place, what) }
                return nil
            }
            return .falling(most: most, least: least, solves: solves)
        }
        return fields.value(
            "points",
            "\"session\", a whole number from 0 to \(mostPoints), or {from: 500, to: 100, solves: 50}"
        ) { text in
            if text == "session" { return .session }
            return Int(text).flatMap { (0...mostPoints).contains($0) ? .fixed($0) : nil }
        }
    }
}
