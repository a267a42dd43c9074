/// A question that shows options, of which the player chooses one or several.
///
/// The options are shown with letters. A player chooses by letter (`b`, `B)`), by number (`2`), by the option's text, or by letter and text
/// (`b) Jupiter`). Where an option's text is itself a number, numbers choose by text alone.
public struct ChoiceRule: Sendable {
    /// What the player must choose.
    public enum Wanted: String, Sendable, CaseIterable {
        /// One option, and any of the right ones will do.
        case one
        /// All right options and no other, in any order.
        case all
        /// A right option, whatever others are chosen beside it: for what is said of one of several.
        case among
    }

    /// The most options that have a letter.
    public static let mostOptions = 26

    /// The options' texts, in the order in which they are shown; 1 to ``mostOptions``.
    public var options: [String]
    /// The places of the right options.
    public var right: Set<Int>
    /// What the player must choose.
    public var wanted: Wanted

    /// A rule for a choice.
    ///
    /// - Parameters:
    ///   - options: The options' texts, as they are shown. What is beyond ``mostOptions`` is left out.
    ///   - right: The places of the right options; others are left out.
    ///   - wanted: What the player must choose.
    public init(options: [String], right: Set<Int>, wanted: Wanted = .one) {
        self.options = Array(options.prefix(Self.mostOptions))
        self.right = right.filter(self.options.indices.contains)
        self.wanted = wanted
    }

    /// The letter that an option is shown with.
    ///
    /// - Parameter place: The option's place, 0 to 25.
    /// - Returns: `a` for the first.
    public static func letter(_ place: Int) -> Character {
        Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(clamping: min(max(place, 0), mostOptions - 1))))
    }
}
