/// One word of a wording: a run of letters, or a number.
struct Word: Sendable {
    /// What a word is, beyond its letters.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt32
        /// Carries the grammar, not the meaning: `of`, `the`, `was`.
        static let stop = Traits(rawValue: 1 << 0)
        static let number = Traits(rawValue: 1 << 1)
        static let ordinal = Traits(rawValue: 1 << 2)
        static let month = Traits(rawValue: 1 << 3)
        /// Begins with a capital letter.
        static let capital = Traits(rawValue: 1 << 4)
        static let negation = Traits(rawValue: 1 << 5)
        /// A finite verb: what has one is a sentence.
        static let verb = Traits(rawValue: 1 << 6)
        /// `or`, `either`: what stands around it are alternatives.
        static let alternative = Traits(rawValue: 1 << 7)
        /// `maybe`, `perhaps`.
        static let hedge = Traits(rawValue: 1 << 8)
        /// `Mr`, `Sir`, `Colonel`: before a name, and not what tells it from others.
        static let title = Traits(rawValue: 1 << 9)
        /// `Jr`, `Sr`.
        static let suffix = Traits(rawValue: 1 << 10)
        /// Names a kind, not one of it: `river`, `city`, `band`.
        static let generic = Traits(rawValue: 1 << 11)
        /// Multiplies the number before it: `million`.
        static let scale = Traits(rawValue: 1 << 12)
        /// A number in words, or one that was read from words.
        static let spelled = Traits(rawValue: 1 << 13)
        /// Follows a number and says what it counts: `km`, `percent`.
        static let unit = Traits(rawValue: 1 << 14)
        static let conjunction = Traits(rawValue: 1 << 15)
        /// A number of four digits between 1000 and 2100.
        static let year = Traits(rawValue: 1 << 16)
        /// A decade: `1980s`.
        static let decade = Traits(rawValue: 1 << 17)
        /// Leads from a name to what belongs to it: `by`, `of`.
        static let link = Traits(rawValue: 1 << 19)
        /// A sign or a word of money.
        static let money = Traits(rawValue: 1 << 20)
        /// Two capital letters or more and no small one.
        static let upper = Traits(rawValue: 1 << 21)
        /// What somebody types who does not know.
        static let surrender = Traits(rawValue: 1 << 22)
        /// Carries grammar in another language.
        static let foreignStop = Traits(rawValue: 1 << 23)
        /// The first name of many people: `James`.
        static let givenName = Traits(rawValue: 1 << 24)
        /// A direction or a rough amount that may be left out: `about`, `early`.
        static let approximate = Traits(rawValue: 1 << 18)
    }

    /// What stood between this word and the one before it.
    struct Gap: OptionSet, Sendable {
        let rawValue: UInt8
        static let comma = Gap(rawValue: 1 << 0)
        /// A full stop, an exclamation or a question mark.
        static let stop = Gap(rawValue: 1 << 1)
        static let semicolon = Gap(rawValue: 1 << 2)
        static let slash = Gap(rawValue: 1 << 3)
        static let newline = Gap(rawValue: 1 << 4)
        static let bracket = Gap(rawValue: 1 << 5)
        static let hyphen = Gap(rawValue: 1 << 6)
        static let colon = Gap(rawValue: 1 << 7)
    }

    /// Where the word's lower-case letters stand in its wording's text.
    var start: Int32
    var end: Int32
    /// Equal for words that mean the same: plurals, spellings, numbers in digits and in words.
    var key: UInt64
    var traits: Traits
    var gap: Gap
    /// What a number says.
    var value: Double

    func has(_ traits: Traits) -> Bool { !self.traits.isDisjoint(with: traits) }

    /// Whether the word tells one answer from another.
    var isKey: Bool { !has([.stop]) }
}
