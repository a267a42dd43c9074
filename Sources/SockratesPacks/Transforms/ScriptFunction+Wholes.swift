import SockratesQuiz

extension ScriptFunction {
    static let wholes = [
        ScriptFunction(
            "big",
            "number",
            "a whole number, or the digits of one as a text, as a number that never wraps around",
            example: ("big('12345678901234567890') * 2", "24691357802469135780")
        ) { arguments throws(ScriptArguments.Mistake) in
            .whole(try arguments.whole(0))
        },
        ScriptFunction(
            "powmod",
            "number, exponent, modulus",
            "what is left of a power when it is divided",
            example: ("powmod(65, 17, 3233)", "2790")
        ) { arguments throws(ScriptArguments.Mistake) in
            let (number, exponent, modulus) = (try arguments.whole(0), try arguments.whole(1), try arguments.whole(2))
            // Each of the exponent's 30 bits to a limb squares, multiplies and divides twice.
            try arguments.spend(30 * exponent.size * modulus.size * modulus.size + 100)
            guard let power = number.power(exponent, modulo: modulus) else {
                throw arguments.mistake("the exponent is 0 or more, and the modulus 1 or more")
            }
            return try arguments.kept(power)
        },
        ScriptFunction(
            "invmod",
            "number, modulus",
            "the number that, multiplied with this one and divided by the modulus, leaves 1",
            example: ("invmod(17, 3120)", "2753")
        ) { arguments throws(ScriptArguments.Mistake) in
            let (number, modulus) = (try arguments.whole(0), try arguments.whole(1))
            try arguments.spend(100 * (number.size + modulus.size) * (number.size + modulus.size))
            guard let inverse = number.inverse(modulo: modulus) else {
                throw arguments.mistake("there is no such number: the two have a divisor in common")
            }
            return try arguments.kept(inverse)
        },
        ScriptFunction(
            "gcd",
            "one, other",
            "the greatest whole number that divides both",
            example: ("gcd(12, 18)", "6")
        ) { arguments throws(ScriptArguments.Mistake) in
            let (one, other) = (try arguments.whole(0), try arguments.whole(1))
            try arguments.spend(50 * (one.size + other.size) * (one.size + other.size))
            return try arguments.kept(one.greatestCommonDivisor(other))
        },
        ScriptFunction(
            "is_prime",
            "number",
            "whether a whole number is a prime",
            example: ("is_prime(big(2) ^ 127 - 1)", "true")
        ) { arguments throws(ScriptArguments.Mistake) in
            let number = try arguments.whole(0)
            // Thirteen powers.
            try arguments.spend(400 * number.size * number.size * number.size + 100)
            return .boolean(number.isPrime)
        },
        ScriptFunction("prime", "bits", "a prime of so many bits, 8 to 256, drawn at random") {
            arguments throws(ScriptArguments.Mistake) in
            let bits = try arguments.integer(0, in: 8...256)
            let size = bits / 30 + 1
            // One of so many numbers is a prime, and most of the others are found out at once.
            try arguments.spend(100 * bits * size * size)
            return .whole(WholeNumber.prime(bits: bits, &arguments.random))
        },
    ]

    /// What the operators of whole numbers call; no script knows it by name.
    static let wholeOperator = ScriptFunction("whole", "operator, one, other", "the value of an operation") {
        arguments throws(ScriptArguments.Mistake) in
        let sign = try arguments.text(0)
        switch sign {
        case "tostring": return .text(try arguments.whole(1).description)
        case "..": return .text(try arguments.text(1) + arguments.text(2))
        case "-x": return .whole(-(try arguments.whole(1)))
        default: return try result(of: sign, &arguments)
        }
    }

    private static func result(
        of sign: String,
        _ arguments: inout ScriptArguments
    ) throws(ScriptArguments.Mistake) -> Value {
        let one = try operand(1, arguments)
        let other = try operand(2, arguments)
        try arguments.spend(one.size * other.size)
        switch sign {
        case "+": return try arguments.kept(one + other)
        case "-": return try arguments.kept(one - other)
        case "*": return try arguments.kept(one * other)
        case "==": return .boolean(one == other)
        case "<": return .boolean(one < other)
        case "<=": return .boolean(one <= other)
        case "//", "%":
            guard let (quotient, remainder) = one.divided(by: other) else {
                throw mistake("a whole number can't be divided by zero")
            }
            return try arguments.kept(sign == "%" ? remainder : quotient)
        case "^":
            guard let exponent = other.integer, exponent >= 0 else { throw mistake("an exponent is 0 or more here") }
            let isOne = one.magnitude == WholeNumber(1) || one.isZero
            // One digit may be a third of one in the power: 2.
            let (digits, isTooLarge) = one.magnitude.description.utf8.count
                .multipliedReportingOverflow(by: Int(exponent))
            if !isOne, isTooLarge || digits > 4 * ScriptArguments.mostDigits {
                throw mistake("the number has more than \(ScriptArguments.mostDigits) digits")
            }
            if !isOne {
                let size = digits / WholeNumber.digitsOfLimb + 1
                try arguments.spend(size * size / 4)
            }
            return try arguments.kept(one.power(Int(exponent)))
        default: throw mistake("whole numbers are divided by // here; / gives fractions")
        }
    }

    /// A number that stands beside a whole one; a fraction can't.
    private static func operand(_ index: Int, _ arguments: ScriptArguments) throws(ScriptArguments.Mistake)
        -> WholeNumber
    {
        do throws(ScriptArguments.Mistake) {
            return try arguments.whole(index)
        } catch {
            throw mistake(
                "a whole number is reckoned with whole numbers of at most \(ScriptArguments.mostDigits) digits alone"
            )
        }
    }

    private static func mistake(_ message: String) -> ScriptArguments.Mistake {
        ScriptArguments.Mistake(message: message)
    }
}
