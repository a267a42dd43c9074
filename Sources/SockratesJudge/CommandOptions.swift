/// The options of a command, `-l` or `--all`: what it does depends on them.
enum CommandOptions {
    /// The options in a text, in no order.
    static func options(in raw: [UInt8]) -> Set<[UInt8]> {
        guard raw.contains(UInt8(ascii: "-")) else { return [] }
        let words = raw.split { ASCII.isBlank($0) || "`\"'".utf8.contains($0) }
        return Set(words.dropFirst().filter(isOption).map(Array.init))
    }

    /// A dash and up to three signs of a name, the first one a letter; or two dashes and a word.
    private static func isOption(_ word: ArraySlice<UInt8>) -> Bool {
        let name = word.drop { $0 == UInt8(ascii: "-") }
        let dashes = word.count - name.count
        guard dashes == 1 && name.count <= 3 || dashes == 2, let first = name.first, ASCII.isLetter(first) else {
            return false
        }
        return name.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "-=".utf8.contains($0) }
    }
}
