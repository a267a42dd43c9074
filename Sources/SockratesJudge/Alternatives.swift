/// Words of which one excludes the others, so that whoever says two of them has said nothing: `heads tails`, `yes no`, `left right`.
///
/// A closed list; each line is a group, `/` parts its sides.
enum Alternatives {
    /// One side of a group.
    struct Side: Sendable, Hashable {
        var group: Int
        var side: Int
    }

    /// The side that a word is on.
    static func side(of letters: some Collection<UInt8>) -> Side? {
        guard letters.count <= 5 else { return nil }
        return sides[String(decoding: letters, as: UTF8.self)]
    }

    /// The group of yes and no.
    static let truth = 0
    /// The group of the points of the compass.
    static let directions = 4

    /// Whether a word of the group tells one answer from another wherever it stands; `up` and `no` often only hold a sentence together.
    static func isTelling(_ group: Int) -> Bool { [1, 2, 4, 5].contains(group) }

    private static let groups = [
        "yes y yeah yep true t / no n nope false f", "heads / tails", "left / right", "up / down",
        "north / south / east / west", "odd / even", "on / off",
    ]

    private static let sides: [String: Side] = {
        var sides: [String: Side] = [:]
        for (group, text) in groups.enumerated() {
            for (side, words) in text.split(separator: "/").enumerated() {
                for word in words.split(separator: " ") { sides[String(word)] = Side(group: group, side: side) }
            }
        }
        return sides
    }()
}
