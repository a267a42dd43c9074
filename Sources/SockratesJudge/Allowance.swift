/// What an author forgives in an answer beside its strictness.
enum Allowance: Sendable {
    case nothing
    /// So many slips of the keyboard.
    case edits(Int)
    case differences(Differences)
}
