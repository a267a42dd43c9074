import SockratesQuiz

extension ScriptFunction {
    static let numbers = [
        ScriptFunction(
            "to_base",
            "number, base, width",
            "a whole number, of any size, in the digits of a base from 2 to 36, with zeros before it up to a width",
            example: ("to_base(10, 2, 8)", "00001010")
        ) { arguments throws(ScriptArguments.Mistake) in
            let number = try arguments.whole(0)
            try arguments.spend(4 * number.size * number.size)
            let digits = number.magnitude.text(base: try arguments.integer(1, in: 2...36))
            let zeros = max(0, try arguments.integer(2, in: 0...10_000, default: 0) - digits.count)
            return .text((number.isNegative ? "-" : "") + String(repeating: "0", count: zeros) + digits)
        },
        ScriptFunction(
            "from_base",
            "digits, base",
            "the whole number of digits of a base from 2 to 36; beyond 64 bits one [of any size](#whole-numbers-of-any-size)",
            example: ("from_base('ff', 16)", "255")
        ) { arguments throws(ScriptArguments.Mistake) in
            let digits = try arguments.text(0).trimmed
            let base = try arguments.integer(1, in: 2...36)
            if let number = Int64(digits, radix: base) { return .integer(number) }
            try arguments.spend(digits.utf8.count * digits.utf8.count / 16)
            guard digits.utf8.count <= ScriptArguments.mostDigits, let number = WholeNumber(digits, base: base) else {
                throw arguments.mistake("\"\(digits.prefix(40))\" is no whole number in base \(base)")
            }
            return .whole(number)
        },
        ScriptFunction(
            "roman",
            "number",
            "a whole number from 1 to 3999 in Roman numerals",
            example: ("roman(1994)", "MCMXCIV")
        ) { arguments throws(ScriptArguments.Mistake) in
            .text(RomanDigits.text(of: try arguments.integer(0, in: 1...3999)))
        },
        ScriptFunction(
            "from_roman",
            "numerals",
            "the number of Roman numerals",
            example: ("from_roman('MCMXCIV')", "1994")
        ) { arguments throws(ScriptArguments.Mistake) in
            let numerals = try arguments.text(0).trimmed.uppercased()
            guard let number = RomanDigits.number(of: numerals) else {
                throw arguments.mistake("\"\(numerals.prefix(40))\" are no Roman numerals")
            }
            return .integer(Int64(number))
        },
        ScriptFunction(
            "spell",
            "number",
            "a whole number below 10^15 in English words",
            example: ("spell(1234)", "one thousand two hundred thirty-four")
        ) { arguments throws(ScriptArguments.Mistake) in
            let most = EnglishNumber.most
            return .text(EnglishNumber.words(of: try arguments.integer(0, in: -most...most)))
        },
        ScriptFunction(
            "ordinal",
            "number",
            "a whole number with its English ending",
            example: ("ordinal(22)", "22nd")
        ) { arguments throws(ScriptArguments.Mistake) in
            .text(EnglishNumber.ordinal(try arguments.integer(0)))
        },
    ]
}
