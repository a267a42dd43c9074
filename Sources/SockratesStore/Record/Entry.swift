public import Foundation

/// One line of the record.
public struct Entry: Sendable, Hashable {
    /// Its place in the record, from 1.
    ///
    /// What has the smaller number came first; numbers may be missing.
    public let sequence: Int64
    /// When it was committed, to show to people, in whole milliseconds; only the sequence tells what came first.
    public let time: Date
    /// The session that it belongs to.
    public let session: SessionID
    /// How long the session had lasted, on a clock that nobody sets.
    public let age: Duration
    /// What happened.
    public let happening: Happening

    /// Makes a line.
    public init(sequence: Int64, time: Date, session: SessionID, age: Duration, happening: Happening) {
        self.sequence = sequence
        self.time = time
        self.session = session
        self.age = age
        self.happening = happening
    }
}
