import NIOCore

/// What a receiver wants, and where it looked for it already.
struct Wish: Sendable {
    /// What ends the wait.
    enum Goal: Sendable {
        /// Any bytes, so many at most.
        case some(upTo: Int)
        /// So many bytes.
        case exactly(Int)
        /// The first of several patterns.
        case match([Pattern])
        /// A line, with its newline or ended by the end.
        case line
        /// As much as a function takes of what has come.
        case taken(@Sendable (RawSpan) -> Int?)
        /// All, up to the end.
        case all
    }

    /// What was found.
    struct Find: Sendable {
        /// All bytes that are taken by it.
        var bytes: [UInt8]
        /// What of them is the text, the match or the line without its newline.
        var range: Range<Int>
        /// Which of the patterns matched.
        var pattern = 0
        /// What its groups took.
        var groups: [Range<Int>?] = []
    }

    let goal: Goal
    /// How many bytes may come before the wish is given up.
    let limit: Int
    /// Whether what was found is left for the next receiver.
    let isPeek: Bool
    /// How many bytes have been searched for a newline.
    private var searched = 0

    init(_ goal: Goal, limit: Int = .max, isPeek: Bool = false) {
        self.goal = goal
        self.limit = limit
        self.isPeek = isPeek
    }

    /// Forgets where it looked, because the bytes are others now.
    mutating func restart() { searched = 0 }

    /// Looks at what has come.
    ///
    /// - Parameters:
    ///   - bytes: All that has come and not been taken.
    ///   - piece: How much of it is one datagram or, of a stream, all of it.
    ///   - hasEnded: Whether no more comes.
    /// - Returns: What was found; nil when more has to come.
    /// - Throws: `SocketError` where more has come than the limit allows.
    mutating func find(in bytes: ByteBuffer, piece: Int, hasEnded: Bool) throws(SocketError) -> Find? {
        let count = bytes.readableBytes
        switch goal {
        case .some(let most):
            guard count > 0 else { return nil }
            return found(bytes, min(most, piece))
        case .exactly(let wanted):
            return count >= wanted ? found(bytes, wanted) : nil
        case .line:
            return try line(in: bytes, hasEnded: hasEnded)
        case .match(let patterns):
            return try match(patterns, in: bytes, hasEnded: hasEnded)
        case .taken(let taker):
            // Whoever reads a header would read past the end of nothing.
            guard count > 0 else { return nil }
            let taken = taker(bytes.readableBytesSpan)
            if let taken { return found(bytes, min(max(0, taken), count)) }
            try check(count)
        case .all:
            try check(count)
            return hasEnded ? found(bytes, count) : nil
        }
        return nil
    }

    private func found(_ bytes: ByteBuffer, _ count: Int) -> Find {
        Find(bytes: bytes.getBytes(at: bytes.readerIndex, length: count) ?? [], range: 0..<count)
    }

    private mutating func line(in bytes: ByteBuffer, hasEnded: Bool) throws(SocketError) -> Find? {
        let view = bytes.readableBytesView
        let newline = view[(view.startIndex + searched)...].firstIndex(of: 0x0A).map { $0 - view.startIndex }
        let length = newline ?? view.count
        searched = length
        // A carriage return may turn out to be a part of the newline.
        let endsWithReturn = length > 0 && view[view.startIndex + length - 1] == 0x0D
        let text = endsWithReturn ? length - 1 : length
        guard text <= limit else { throw tooLong("a line") }
        guard newline != nil || (hasEnded && length > 0) else { return nil }
        var find = found(bytes, newline == nil ? length : length + 1)
        find.range = 0..<text
        return find
    }

    private mutating func match(_ patterns: [Pattern], in bytes: ByteBuffer, hasEnded: Bool) throws(SocketError)
        -> Find?
    {
        var best: (pattern: Int, groups: [Range<Int>?], range: Range<Int>)?
        let span = bytes.readableBytesSpan
        for (index, pattern) in patterns.enumerated() {
            guard let groups = pattern.firstMatch(in: span, from: searched, hasEnded: hasEnded) else { continue }
            guard let range = groups.first.flatMap({ $0 }) else { continue }
            // What begins first in the stream comes first; of those that begin together, what was named first.
            if let best, best.range.lowerBound <= range.lowerBound { continue }
            best = (index, groups, range)
        }
        guard let best else {
            // Every pattern that can begin only so far back need not be looked for before that again.
            searched = max(0, span.byteCount - (patterns.map(\.reach).max() ?? 0))
            try check(span.byteCount)
            return nil
        }
        var find = found(bytes, best.range.upperBound)
        find.range = best.range
        find.pattern = best.pattern
        find.groups = best.groups
        return find
    }

    private func check(_ count: Int) throws(SocketError) {
        if count > limit { throw tooLong("something") }
    }

    private func tooLong(_ what: String) -> SocketError {
        SocketError(
            .tooLong,
            "the peer sent \(what) of more than \(limit) bytes: give a higher limit, or take it in parts"
        )
    }
}
