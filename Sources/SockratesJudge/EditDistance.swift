/// How many slips of the keyboard lie between two words: a letter more, less, other, or two swapped.
///
/// Optimal string alignment (Damerau 1964), cut off at a limit: time and memory are the limit times the length.
enum EditDistance {
    static func within(_ limit: Int, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int? {
        let (a, b) = (left.startIndex, right.startIndex)
        guard abs(left.count - right.count) <= limit, left.count <= 48, right.count <= 48 else { return nil }
        let columns = right.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: columns * 3) { rows -> Int? in
            var (before, above, current) = (0, columns, columns * 2)
            for column in 0..<columns {
                rows[before + column] = limit + 1
                rows[above + column] = column
            }
            for row in 1...max(1, left.count) where row <= left.count {
                rows[current] = row
                var least = row
                for column in 1..<max(columns, 1) {
                    var cost = limit + 1
                    if abs(row - column) <= limit {
                        let same = left[a + row - 1] == right[b + column - 1]
                        cost = min(
                            rows[above + column - 1] + (same ? 0 : 1),
                            rows[above + column] + 1,
                            rows[current + column - 1] + 1
                        )
                        let isSwap =
                            row > 1 && column > 1 && left[a + row - 1] == right[b + column - 2]
                            && left[a + row - 2] == right[b + column - 1]
                        if isSwap { cost = min(cost, rows[before + column - 2] + 1) }
                    }
                    rows[current + column] = cost
                    least = min(least, cost)
                }
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
