/// Powers of ten, without a mathematics library.
enum Decimals {
    /// Ten to a power that is not negative.
    static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(exponent, 309) { result *= 10 }
        return result
    }

    /// The exponent of a number's first significant digit: 2 for 123, -3 for 0.00456.
    static func exponent(_ number: Double) -> Int {
        var size = number.magnitude
        guard size > 0, size.isFinite else { return 0 }
        var exponent = 0
        while size >= 10 {
            size /= 10
            exponent += 1
        }
        while size < 1 {
            size *= 10
            exponent -= 1
        }
        return exponent
    }
}
