import Foundation

/// Rules as they were last read: they are looked up for each group of submissions, and change once a day.
struct KnownRules {
    private var json: String?
    private var rules = ContestRules()

    /// The rules that are written so; those of a contest without any for `nil`.
    mutating func of(_ json: String?) throws -> ContestRules {
        if json == self.json { return rules }
        rules = try json.map { try JSONDecoder().decode(ContestRules.self, from: Data($0.utf8)) } ?? ContestRules()
        self.json = json
        return rules
    }
}
