import SockratesPatterns
import Synchronization

/// The regular expressions that scripts compiled last: a judge looks for one and the same in many texts.
final class PatternShelf: Sendable {
    static let shared = PatternShelf()

    /// How many are kept.
    private static let capacity = 32

    private struct Kept {
        /// The pattern; `nil` where the text is none.
        var patterns: [String: RegularExpression?] = [:]
        /// The texts in the order in which they came.
        var order: [String] = []
    }

    private let kept = Mutex(Kept())

    /// The pattern of a text; `nil` where it is none, or needs too much.
    func pattern(_ text: String) -> RegularExpression? {
        if let known = kept.withLock({ $0.patterns[text] }) { return known }
        let pattern = try? RegularExpression(text)
        // A text that is too long is none, and not worth keeping.
        guard text.utf8.count <= RegularExpression.longestPattern else { return nil }
        kept.withLock { kept in
            guard kept.patterns.updateValue(pattern, forKey: text) == nil else { return }
            kept.order.append(text)
            if kept.order.count > Self.capacity { kept.patterns[kept.order.removeFirst()] = nil }
        }
        return pattern
    }
}
