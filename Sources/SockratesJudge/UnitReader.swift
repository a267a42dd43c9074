/// Reads a unit that is put together from others.
struct UnitReader {
    /// The longest text that is read, in bytes.
    static let longest = 64

    /// What the text may mean, the commonest meaning first.
    private(set) var units: [MeasureUnit]

    init?(_ text: String) {
        guard text.utf8.count <= UnitReader.longest else { return nil }
        let plain = UnitReader.plain(text)
        guard !plain.isEmpty else { return nil }
        units = UnitTable.shared.units(named: plain)
        if units.isEmpty, let product = UnitReader.product(plain) { units = [product] }
        guard !units.isEmpty else { return nil }
        let name = String(text.drop { $0.isWhitespace })
        units = units.map { $0.named(name) }
    }

    /// One spelling for the signs that people type in many ways.
    private static func plain(_ text: String) -> String {
        var result = ""
        var isRaised = false
        for scalar in text.unicodeScalars {
            if let place = raised.firstIndex(of: scalar) {
                if !isRaised { result += "^" }
                isRaised = true
                result.unicodeScalars.append(written[place])
                continue
            }
            isRaised = false
            switch scalar {
            case "µ", "μ": result += "u"
            case "Ω", "\u{2126}": result += "ohm"
            case "℃": result += "°C"
            case "℉": result += "°F"
            case "º", "˚": result += "°"
            case "’", "′": result += "'"
            case "”", "″": result += "\""
            case "·", "⋅", "×", "∙": result += "*"
            case "−", "–": result += "-"
            case "∕", "÷": result += "/"
            case "\u{A0}", "\t", "\u{202F}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.replacing("**", with: "^").trimmingBlanks
    }

    private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁻".unicodeScalars)
    private static let written = Array("0123456789-".unicodeScalars)

    // MARK: Products

    private enum Piece: Equatable {
        case word(String)
        case power(Int)
        case over
    }

    /// The product of all units of a text, those behind a slash or `per` divided by.
    private static func product(_ text: String) -> MeasureUnit? {
        guard let pieces = pieces(of: text), pieces.count > 1, pieces[0] != .over else { return nil }
        var dimension = Dimension.none
        var factor = 1.0
        var sign = 1
        var index = 0
        var count = 0
        while index < pieces.count {
            var power = 1
            if pieces[index] == .over {
                guard index + 1 < pieces.count, pieces[index + 1] != .over else { return nil }
                sign = -1
                index += 1
                continue
            }
            if case .word(let word) = pieces[index], let size = before[word.lowercased()] {
                power = size
                index += 1
            }
            guard index < pieces.count, case .word(let word) = pieces[index] else { return nil }
            guard let unit = factorUnit(word) else { return nil }
            index += 1
            if index < pieces.count {
                if case .power(let size) = pieces[index] {
                    guard power == 1 else { return nil }
                    power = size
                    index += 1
                } else if case .word(let word) = pieces[index], let size = behind[word.lowercased()] {
                    power = size
                    index += 1
                }
            }
            guard power != 0, power.magnitude <= 12 else { return nil }
            count += 1
            dimension = dimension.times(unit.dimension, power: sign * power)
            for _ in 0..<power.magnitude { factor = sign * power > 0 ? factor * unit.factor : factor / unit.factor }
        }
        guard count > 0, factor.isFinite, factor > 0 else { return nil }
        return MeasureUnit(name: text, dimension: dimension, factor: factor, offset: 0)
    }

    /// A unit that is multiplied with others: a degree Celsius is as large as a kelvin there.
    private static func factorUnit(_ word: String) -> MeasureUnit? {
        if word == "1" { return MeasureUnit(name: word, dimension: .none, factor: 1, offset: 0) }
        let units = UnitTable.shared.units(named: word)
        return units.first { $0.offset == 0 } ?? units.first
    }

    /// Words, powers and slashes; nil where something else stands there.
    private static func pieces(of text: String) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = Array(text.unicodeScalars)[...]
        // Digits are a power right behind their unit only: `m2`, and not `m 12`.
        var isBehindUnit = true
        func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { "0"..."9" ~= $0 } ?? false }
        while let first = rest.first {
            if " *.()".unicodeScalars.contains(first) {
                isBehindUnit = false
                rest.removeFirst()
            } else if first == "/" {
                pieces.append(.over)
                rest.removeFirst()
            } else if first == "-", !isDigit(rest.dropFirst().first) {
                // `N-m`
                rest.removeFirst()
            } else if first == "^" || first == "-" || isDigit(first) {
                if first == "^" { rest.removeFirst() }
                let sign = rest.first == "-" ? 1 : 0
                let digits = rest.dropFirst(sign).prefix { "0"..."9" ~= $0 }
                guard (1...2).contains(digits.count), let size = Int(String(String.UnicodeScalarView(digits))) else {
                    return nil
                }
                rest = rest.dropFirst(sign + digits.count)
                // `1/s`; and a number that follows no unit is no power.
                if pieces.isEmpty, size == 1, rest.first == "/" {
                    pieces.append(.word("1"))
                } else {
                    guard case .word? = pieces.last, isBehindUnit else { return nil }
                    pieces.append(.power(sign == 1 ? -size : size))
                }
            } else {
                let word = rest.prefix { !" *.()/^-".unicodeScalars.contains($0) && !isDigit($0) }
                rest = rest.dropFirst(word.count)
                let name = String(String.UnicodeScalarView(word))
                pieces.append(name.lowercased() == "per" ? .over : .word(name))
                isBehindUnit = true
            }
        }
        return pieces
    }

    private static let before = ["square": 2, "sq": 2, "cubic": 3, "cu": 3]
    private static let behind = ["squared": 2, "cubed": 3]
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " || text.last == "." { text.removeLast() }
        return String(text)
    }
}
