/// Roman numerals as they are written since the Middle Ages: never four equal ones in a row.
enum RomanDigits {
    private static let signs: [(value: Int, text: String)] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]

    /// The numerals of a number from 1 to 3999.
    static func text(of number: Int) -> String {
        var rest = number
        var text = ""
        for sign in signs {
            while rest >= sign.value {
                rest -= sign.value
                text += sign.text
            }
        }
        return text
    }

    /// The number of capital numerals; `nil` where they are not as a number is written.
    static func number(of text: String) -> Int? {
        var rest = text[...]
        var number = 0
        for sign in signs {
            while rest.hasPrefix(sign.text), number <= 3999 {
                rest = rest.dropFirst(sign.text.count)
                number += sign.value
            }
        }
        return rest.isEmpty && (1...3999).contains(number) && self.text(of: number) == text ? number : nil
    }
}
