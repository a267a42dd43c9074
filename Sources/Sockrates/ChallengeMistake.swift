/// What a challenge does wrong, in words for its author; the player learns only that the challenge is broken.
public struct ChallengeMistake: Error, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let message: String

    /// The message.
    public var description: String { message }

    static let noFlag = ChallengeMistake(
        message:
            "giveFlag was called, and there is no flag: give the challenge a \"let flag = …\", or set SOCKRATES_FLAG"
    )
}
