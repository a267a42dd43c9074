import SockratesQuiz

/// What a function of a script was called with.
struct ScriptArguments {
    /// Why a function can't do what it was asked, for the author.
    struct Mistake: Error {
        let message: String
    }

    /// Digits that a whole number may have.
    static let mostDigits = 10_000

    let function: String
    let values: [Value]
    var random: SeededRandom
    /// Steps of work that the arguments and the result do not show.
    private(set) var steps = 0
    /// Steps that there may be.
    var mostSteps = Int.max

    /// A mistake whose message begins with the function's name.
    func mistake(_ message: String) -> Mistake {
        Mistake(message: "\(function): \(message)")
    }

    /// An argument that may be left out.
    func has(_ index: Int) -> Bool {
        index < values.count && values[index] != .null
    }

    /// Counts work before it is done.
    mutating func spend(_ steps: Int) throws(Mistake) {
        let (sum, isTooMuch) = self.steps.addingReportingOverflow(steps)
        self.steps = isTooMuch ? Int.max / 2 : min(sum, Int.max / 2)
        if self.steps > mostSteps { throw mistake("this is more work than a call may do") }
    }

    func value(_ index: Int) throws(Mistake) -> Value {
        guard has(index) else { throw mistake("argument \(index + 1) is missing") }
        return values[index]
    }

    /// A text; a number is one, as it reads.
    func text(_ index: Int) throws(Mistake) -> String {
        switch try value(index) {
        case .text(let text): return text
        case .integer, .whole, .number: return values[index].text
        case .bytes: throw mistake("argument \(index + 1) is a text in UTF-8, not other bytes")
        default: throw wrong(index, "a text")
        }
    }

    func text(_ index: Int, default standard: String) throws(Mistake) -> String {
        has(index) ? try text(index) : standard
    }

    /// The bytes of a text, or bytes.
    func bytes(_ index: Int) throws(Mistake) -> [UInt8] {
        if case .bytes(let bytes) = try value(index) { return bytes }
        return Array(try text(index).utf8)
    }

    /// A whole number; a text that reads as one counts, for a table's cells are texts.
    func integer(_ index: Int) throws(Mistake) -> Int64 {
        let value = try value(index)
        if let number = value.wholeNumber { return number }
        if case .text(let text) = value, let number = Int64(text) { return number }
        throw wrong(index, "a whole number")
    }

    /// A whole number of any size.
    func whole(_ index: Int) throws(Mistake) -> WholeNumber {
        let number: WholeNumber?
        let value = try value(index)
        switch value {
        case .integer, .number: number = value.wholeNumber.map { WholeNumber($0) }
        case .whole(let large): number = large
        case .text(let text): number = text.utf8.count <= Self.mostDigits ? WholeNumber(text.trimmed) : nil
        default: number = nil
        }
        guard let number else { throw wrong(index, "a whole number of at most \(Self.mostDigits) digits") }
        return number
    }

    /// A whole number as small as it can be kept: of 64 bits where none of the arguments had more.
    func kept(_ number: WholeNumber) throws(Mistake) -> Value {
        if number.mostDigits > Self.mostDigits {
            throw mistake("the number has more than \(Self.mostDigits) digits")
        }
        let areSmall = values.allSatisfy { if case .integer = $0 { true } else { false } }
        return areSmall ? number.integer.map { .integer($0) } ?? .whole(number) : .whole(number)
    }

    func integer(_ index: Int, in range: ClosedRange<Int>) throws(Mistake) -> Int {
        let value = try integer(index)
        guard let small = Int(exactly: value), range.contains(small) else {
            throw mistake(
                "argument \(index + 1) is a whole number from \(range.lowerBound) to \(range.upperBound), not \(value)"
            )
        }
        return small
    }

    func integer(_ index: Int, in range: ClosedRange<Int>, default standard: Int) throws(Mistake) -> Int {
        has(index) ? try integer(index, in: range) : standard
    }

    /// A list; anything else is a list of one.
    func list(_ index: Int) throws(Mistake) -> [Value] {
        switch try value(index) {
        case .list(let items): return items
        case .map: throw wrong(index, "a list")
        case let single: return [single]
        }
    }

    private func wrong(_ index: Int, _ expected: String) -> Mistake {
        let value = values[index]
        let shown =
            switch value {
            case .text(let text): "\"\(text.prefix(40))\""
            case .number(let number): "\(number)"
            case .whole(let number): "a number of \(number.mostDigits) digits"
            default: value.kind
            }
        return mistake("argument \(index + 1) is \(expected), not \(shown)")
    }
}
