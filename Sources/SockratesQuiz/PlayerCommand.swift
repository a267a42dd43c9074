/// What a player can ask of the session itself, where the same word is no right answer.
enum PlayerCommand {
    /// `hint`: help with the question.
    case hint
    /// `plain`: no colours, no art and no pauses from now on.
    case plain

    private static let hintWord = Array("hint".utf8)
    private static let plainWord = Array("plain".utf8)

    /// Reads a line: the word alone, in any case, blanks around it.
    init?(_ line: [UInt8]) {
        // A response that is longer than any command with blanks around it need not be looked at.
        guard line.count <= 32 else { return nil }
        let word = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
        guard word.count == 1 else { return nil }
        switch word[0].map({ $0 | 0x20 }) {
        case Self.hintWord: self = .hint
        case Self.plainWord: self = .plain
        default: return nil
        }
    }
}
