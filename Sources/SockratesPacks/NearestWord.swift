/// The valid word that somebody most likely meant.
package enum NearestWord {
    /// The word that is fewest edits away from what was written, if that is near enough to be meant.
    static func to(_ word: String, among valid: some Sequence<String>) -> String? {
        let written = Array(word.lowercased().unicodeScalars.prefix(64))
        let nearest = valid.map { ($0, distance(written, Array($0.lowercased().unicodeScalars))) }.min { $0.1 < $1.1 }
        guard let nearest, nearest.1 <= max(1, written.count / 3) else { return nil }
        return nearest.0
    }

    /// ` (did you mean “…”?)`, or nothing.
    package static func hint(_ word: String, among valid: some Sequence<String>) -> String {
        to(word, among: valid).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    /// The number of letters to insert, drop, change or swap with the next (Damerau's distance, adjacent swaps only).
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var best = min(change, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
                row.append(best)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
