/// Chance that the session's seed decides: the same seed gives the same session on every machine.
extension Player {
    /// A number in a range, each as likely as the others.
    public func random(in range: ClosedRange<Int>) -> Int {
        session.withRandom { Int($0.integer(in: Int64(range.lowerBound)...Int64(range.upperBound))) }
    }

    /// A number in a range, each as likely as the others.
    ///
    /// - Precondition: The range is not empty.
    public func random(in range: Range<Int>) -> Int { random(in: range.lowerBound...range.upperBound - 1) }

    /// A number in a range, its upper end left out.
    public func random(in range: Range<Double>) -> Double {
        session.withRandom { random in
            let part = random.fraction()
            return range.lowerBound * (1 - part) + range.upperBound * part
        }
    }

    /// One of the elements, each as likely as the others; `nil` where there are none.
    public func pick<Element>(_ elements: some Collection<Element>) -> Element? {
        guard !elements.isEmpty else { return nil }
        return elements[elements.index(elements.startIndex, offsetBy: random(in: 0...elements.count - 1))]
    }

    /// The elements in another order, each order as likely as the others.
    public func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
        var shuffled = Array(elements)
        session.withRandom { random in
            for index in shuffled.indices.dropLast() {
                shuffled.swapAt(index, index + random.below(shuffled.count - index))
            }
        }
        return shuffled
    }
}
