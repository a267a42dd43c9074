public import Foundation

/// What a store says of a submission that it has kept, on disk.
public struct Receipt: Sendable, Hashable {
    /// The sequence number of the submission's last entry.
    public let sequence: Int64
    /// When it was committed.
    public let time: Date
    /// Which solve of the challenge it was, from 1, first blood; `nil` where it is no solve that counts: nobody knows who
    /// solved it, or the team had solved it before.
    public let solve: Int?

    /// Makes a receipt.
    public init(sequence: Int64, time: Date, solve: Int?) {
        self.sequence = sequence
        self.time = time
        self.solve = solve
    }
}

/// What became of a submission.
public enum SubmissionOutcome: Sendable, Hashable {
    /// It is on disk.
    case recorded(Receipt)
    /// The contest's rules don't allow it: nothing of it was kept but that it was refused.
    case refused(Refusal)
    /// It could not be kept: nothing of it counts, and it may be tried again.
    case failed(StoreFailure)
}
