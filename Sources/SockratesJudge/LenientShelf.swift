import Synchronization

/// What the lenient tiers know of an answer: some kilobytes and microseconds, which a response that equals the answer never needs.
final class LenientCompilation: Sendable {
    let index: LenientIndex
    let policy: TypoPolicy

    init(_ forms: [CompiledAnswer.Form], _ context: JudgeContext, promptsOnPartial: Bool) {
        index = LenientIndex(forms, context, promptsOnPartial: promptsOnPartial)
        policy = TypoPolicy(known: context.knownNames, forms)
    }
}

/// Keeps the lenient compilations of a large pack: so many of them, the others are made again when they are wanted.
///
/// A hundred thousand answers would take seconds and hundreds of megabytes if all were compiled. Verdicts do not depend on what is kept.
package final class LenientShelf: Sendable {
    private struct State {
        var kept: [Int: LenientCompilation] = [:]
        /// The numbers that are kept, as a ring whose oldest is replaced next.
        var ring: [Int] = []
        var oldest = 0
    }

    /// How many are kept by default.
    package static let usualCapacity = 4096

    private let capacity: Int
    private let numbers = Atomic<Int>(0)
    private let state = Mutex(State())

    /// Makes an empty shelf.
    ///
    /// - Parameter capacity: How many compilations it keeps, 1 or more.
    package init(capacity: Int = usualCapacity) { self.capacity = max(1, capacity) }

    /// How many compilations it holds now.
    package var count: Int { state.withLock { $0.kept.count } }

    /// A number for an answer that will ask for its compilation.
    func number() -> Int { numbers.add(1, ordering: .relaxed).newValue }

    /// An answer's compilation: the one that is kept, else a new one.
    ///
    /// Two threads that want the same one at once may both make it.
    func compilation(_ number: Int, _ make: () -> LenientCompilation) -> LenientCompilation {
        if let kept = state.withLock({ $0.kept[number] }) { return kept }
        let made = make()
        state.withLock { state in
            guard state.kept.updateValue(made, forKey: number) == nil else { return }
            if state.ring.count < capacity {
                state.ring.append(number)
            } else {
                state.kept[state.ring[state.oldest]] = nil
                state.ring[state.oldest] = number
                state.oldest = (state.oldest + 1) % capacity
            }
        }
        return made
    }
}
