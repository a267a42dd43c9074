/// Reads a number as English speaks and writes it: `minus two hundred point zero three`, `five and a half million`,
/// `three twenty-firsts`, `13 lakh`, `1.1^23`, `2 1/4`.
struct SpokenNumber {
    enum Token: Equatable {
        case number(Double)
        case digits(Double)
        case scale(Double)
        /// What a fraction's parts are: `fifths`.
        case denominator(Double)
        case half
        case and, point, over, minus, article
    }

    /// The value of a whole text, or nil when it is no number.
    static func value(of text: some Collection<UInt8>) -> Double? {
        guard text.count <= 256, var tokens = SpokenNumberTokens.tokens(of: Array(text)), !tokens.isEmpty else {
            return nil
        }
        var sign = 1.0
        if tokens.first == .minus {
            sign = -1
            tokens.removeFirst()
        }
        // A dash between words only joins them.
        tokens.removeAll { $0 == .minus }
        guard let value = SpokenNumber(tokens).value, value.isFinite else { return nil }
        return sign * value
    }

    private let tokens: ArraySlice<Token>

    private init(_ tokens: some Sequence<Token>) { self.tokens = Array(tokens)[...] }

    private var value: Double? {
        if let over = tokens.firstIndex(of: .over) {
            guard let top = SpokenNumber(tokens[..<over]).value, let bottom = SpokenNumber(tokens[(over + 1)...]).value,
                bottom != 0
            else {
                return nil
            }
            return top / bottom
        }
        if let point = tokens.firstIndex(of: .point) { return decimal(point) }
        return fraction ?? SpokenNumber.cardinal(tokens)
    }

    /// A number with a fraction in words, such as `two hundred point zero three`.
    private func decimal(_ point: Int) -> Double? {
        let whole = point == tokens.startIndex ? 0 : SpokenNumber.cardinal(tokens[..<point])
        guard let whole else { return nil }
        var digits = ""
        for token in tokens[(point + 1)...] {
            guard case .number(let value) = token, value >= 0, value < 100, digits.count < 16 else { return nil }
            digits += String(Int(value))
        }
        guard let part = Double("0." + digits) else { return nil }
        return whole + part
    }

    /// A text that ends in a fraction, or in a fraction and a scale.
    private var fraction: Double? {
        var end = tokens.endIndex
        var scale = 1.0
        while end > tokens.startIndex, case .scale(let size) = tokens[end - 1] {
            scale *= size
            end -= 1
        }
        guard end > tokens.startIndex else { return nil }
        var place = end - 1
        var bottom: Double
        switch tokens[place] {
        case .denominator(let size): bottom = size
        case .half: bottom = 2
        default: return nil
        }
        // `twenty-firsts`, when something is left to be counted by them.
        if bottom < 10, place - 1 > tokens.startIndex, case .number(let tens) = tokens[place - 1], tens >= 20,
            tens < 100,
            tens.truncatingRemainder(dividingBy: 10) == 0, tokens[place - 2] != .and
        {
            bottom += tens
            place -= 1
        }
        let (left, top) = parted(tokens[..<place], bottom)
        guard let top = top.isEmpty || top.first == .article && top.count == 1 ? 1 : SpokenNumber.cardinal(top) else {
            return nil
        }
        if left.isEmpty { return top / bottom * scale }
        guard let whole = SpokenNumber.cardinal(left) else { return nil }
        if scale > 1 { return hasScale(left) ? whole + top / bottom * scale : (whole + top / bottom) * scale }
        if case .scale(let size) = left.last, size >= 1e5 { return whole + top / bottom * size }
        return whole + top / bottom
    }

    /// What stands before the last `and`, and how many of the parts there are.
    private func parted(_ text: ArraySlice<Token>, _ bottom: Double) -> (ArraySlice<Token>, ArraySlice<Token>) {
        guard let and = text.lastIndex(of: .and) else { return ([], text) }
        let (left, top) = (text[..<and], text[(and + 1)...])
        // `one hundred and thirty | fifths` counts fifths; `two hundred and | fifty-four hundredths` does not.
        let count = SpokenNumber.cardinal(top) ?? 1
        if case .scale(let size) = left.last, size <= 1000, bottom < 100, count >= 10 { return ([], text) }
        return (left, top)
    }

    private func hasScale(_ text: ArraySlice<Token>) -> Bool {
        text.contains {
            if case .scale(let size) = $0 { return size >= 1000 }
            return false
        }
    }

    /// A number without a fraction, such as `one million two hundred and six` or `three lakh crore`.
    private static func cardinal(_ tokens: ArraySlice<Token>) -> Double? {
        var total = 0.0
        var current: Double?
        var last = Double.infinity
        var lastScale = Double.infinity
        var hasNumber = false
        for token in tokens {
            switch token {
            case .number(let value), .digits(let value):
                if let sum = current {
                    let isRest =
                        last >= 100
                        || (last >= 20 && last < 100 && value < 10 && last.truncatingRemainder(dividingBy: 10) == 0)
                    let isMixed = token.isDigits && value < 1
                    guard isRest && value < last || isMixed else { return nil }
                    current = sum + value
                } else {
                    current = value
                }
                last = value
                hasNumber = true
            case .article:
                if current == nil { current = 1 }
                last = 1
            case .scale(let size):
                hasNumber = true
                if size == 100 || size == 12 {
                    current = (current ?? 1) * size
                    last = size
                } else if let sum = current {
                    if size > lastScale { total = (total + sum) * size } else { total += sum * size }
                    (current, last, lastScale) = (nil, size, size)
                } else {
                    total = max(total, 1) * size
                    (last, lastScale) = (size, size)
                }
            case .and: continue
            case .half:
                current = (current ?? 0) + 0.5
                hasNumber = true
            default: return nil
            }
        }
        return hasNumber ? total + (current ?? 0) : nil
    }
}

extension SpokenNumber.Token {
    fileprivate var isDigits: Bool {
        if case .digits = self { return true }
        return false
    }
}
