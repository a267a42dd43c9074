/// How many slips of the keyboard lie between two words: a letter more, less, other, or two swapped.
///
/// Optimal string alignment (Damerau 1964), cut off at a limit: the time is the limit times the length.
enum EditDistance {
    /// How many slips lie between two texts.
    ///
    /// - Parameters:
    ///   - limit: The most slips that are counted.
    ///   - left: One text.
    ///   - right: The other.
    ///   - longest: The longest texts that are looked at, in letters.
    /// - Returns: How many slips; nil where there are more, or the texts are longer.
    static func within<Letter: Equatable>(
        _ limit: Int,
        _ left: ArraySlice<Letter>,
        _ right: ArraySlice<Letter>,
        longest: Int = 48
    ) -> Int? {
        let (a, b) = (left.startIndex, right.startIndex)
        guard limit >= 0, abs(left.count - right.count) <= limit, left.count <= longest, right.count <= longest else {
            return nil
        }
        let columns = right.count + 1
        let tooFar = limit + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: columns * 3) { rows -> Int? in
            var (before, above, current) = (0, columns, columns * 2)
            for column in 0..<columns {
                rows[before + column] = tooFar
                rows[above + column] = column
                rows[current + column] = tooFar
            }
            for row in 1...max(1, left.count) where row <= left.count {
                // Farther from the diagonal than the limit everything is too far.
                let first = max(1, row - limit)
                let last = min(columns - 1, row + limit)
                rows[current + first - 1] = first == 1 ? row : tooFar
                var least = rows[current + first - 1]
                for column in first...max(first, last) where column <= last {
                    let same = left[a + row - 1] == right[b + column - 1]
                    var cost = min(
                        rows[above + column - 1] + (same ? 0 : 1),
                        rows[above + column] + 1,
                        rows[current + column - 1] + 1
                    )
                    let isSwap =
                        row > 1 && column > 1 && left[a + row - 1] == right[b + column - 2]
                        && left[a + row - 2] == right[b + column - 1]
                    if isSwap { cost = min(cost, rows[before + column - 2] + 1) }
                    rows[current + column] = cost
                    least = min(least, cost)
                }
                if last + 1 < columns { rows[current + last + 1] = tooFar }
                if least > limit { return nil }
                (before, above, current) = (above, current, before)
            }
            let distance = rows[above + columns - 1]
            return distance <= limit ? distance : nil
        }
    }

    /// Whether two words from eight letters on have the same letters in another order, the first and the last in place.
    static func isShuffled(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        guard left.count >= 8, left.count == right.count, left.first == right.first, left.last == right.last else {
            return false
        }
        return left.sorted() == right.sorted()
    }
}
