/// Where the transcripts of sessions are kept, and how many.
public struct TranscriptOptions: Sendable {
    /// The folder, which is made where it is not there.
    public var folder: String
    /// The most bytes of one transcript; what comes after it is left out, and the transcript says how much.
    public var longest: Int
    /// The most transcripts; the oldest go first.
    public var count: Int?
    /// The most bytes of all transcripts together; the oldest go first.
    public var total: Int?
    /// How old a transcript may become.
    public var age: Duration?

    /// Makes options.
    public init(
        folder: String,
        longest: Int = 1 << 20,
        count: Int? = nil,
        total: Int? = 1 << 30,
        age: Duration? = nil
    ) {
        self.folder = folder
        self.longest = longest
        self.count = count
        self.total = total
        self.age = age
    }
}
