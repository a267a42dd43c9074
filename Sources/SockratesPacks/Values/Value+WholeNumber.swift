import SockratesQuiz

extension Value {
    /// The whole number of 64 bits that it is, without a fraction whatever its kind; `nil` where it is anything else.
    var wholeNumber: Int64? {
        switch self {
        case .integer(let integer): integer
        case .whole(let whole): whole.integer
        case .number(let number): Int64(exactly: number)
        default: nil
        }
    }
}
