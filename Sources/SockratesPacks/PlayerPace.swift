/// How fast a player reads and types, for telling how long a pack takes.
///
/// People read English silently at 238 words a minute (Brysbaert, "How many words do we read per minute?", Journal of Memory
/// and Language 2019) and type 52 (Dhakal and others, "Observations on typing from 136 million keystrokes", CHI 2018), a word
/// being five characters there.
enum PlayerPace {
    static let wordsReadPerMinute = 238
    static let wordsTypedPerMinute = 52

    /// The time for reading and typing, without any for thinking; whole seconds.
    ///
    /// - Parameters:
    ///   - words: Words read.
    ///   - characters: Characters typed.
    /// - Returns: The time, a second at least.
    static func time(reading words: Double, typing characters: Double) -> Duration {
        let minutes =
            words / Double(wordsReadPerMinute) + characters / 5 / Double(wordsTypedPerMinute)
        return .seconds(max(1, (minutes * 60).rounded()))
    }

    /// How many words a text has: what stands between white space.
    static func words(in text: [UInt8]) -> Int {
        text.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.count
    }
}
