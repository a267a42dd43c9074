import SockratesQuiz

extension Value {
    /// A text that somebody else wrote: a number where it reads as one is written, else the text.
    ///
    /// - Parameter text: The text.
    init(reading text: String) {
        if let integer = Int64(text), String(integer) == text {
            self = .integer(integer)
        } else if let number = Double(text), number.description == text {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }
}
