/// Whole numbers in English words.
enum EnglishNumber {
    /// The largest number that has words here, and with a minus the smallest.
    static let most = 999_999_999_999_999

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let groups: [(value: Int, name: String)] = [
        (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
        (100, "hundred"),
    ]

    /// The words of a number from -``most`` to ``most``, as Americans write them: no "and".
    static func words(of number: Int) -> String {
        if number < 0 { return "minus " + words(of: -number) }
        if number < 20 { return small[number] }
        if number < 100 {
            let (ten, one) = number.quotientAndRemainder(dividingBy: 10)
            return one == 0 ? tens[ten - 2] : "\(tens[ten - 2])-\(small[one])"
        }
        for group in groups where number >= group.value {
            let (count, rest) = number.quotientAndRemainder(dividingBy: group.value)
            let head = "\(words(of: count)) \(group.name)"
            return rest == 0 ? head : "\(head) \(words(of: rest))"
        }
        return small[0]
    }

    /// A number with its ending: 1st, 2nd, 11th.
    static func ordinal(_ number: Int64) -> String {
        let (hundred, ten) = (number.magnitude % 100, number.magnitude % 10)
        let ending =
            switch ten {
            case 1 where hundred != 11: "st"
            case 2 where hundred != 12: "nd"
            case 3 where hundred != 13: "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }
}
