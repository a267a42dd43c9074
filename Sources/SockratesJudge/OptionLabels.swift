/// Options by the labels that players type for them: letter, number, text, or letter and text.
struct OptionLabels: Sendable {
    let options: [String]
    private let bySpelling: [[UInt8]: Int]
    /// Options by their normal forms; a form that several share tells none of them.
    private let byForm: [NormalForm: Int?]
    private let hasNumbers: Bool

    init(_ options: [String]) {
        self.options = options
        var bySpelling: [[UInt8]: Int] = [:]
        var byForm: [NormalForm: Int?] = [:]
        for (place, option) in options.enumerated() {
            let spelling = Array(ASCII.trimmed(Array(option.utf8)))
            if bySpelling[spelling] == nil { bySpelling[spelling] = place }
            let form = NormalForm(spelling)
            if form.bytes.isEmpty { continue }
            byForm[form] = byForm[form] == nil ? .some(place) : .some(nil)
        }
        self.bySpelling = bySpelling
        self.byForm = byForm
        hasNumbers = options.contains { $0.utf8.allSatisfy(ASCII.isDigit) }
    }

    /// The option that a text names; `nil` where it names none.
    func place(of text: ArraySlice<UInt8>) -> Int? {
        let text = ASCII.trimmed(Array(text))
        if text.isEmpty { return nil }
        if let place = place(ofText: text) { return place }
        let label = text.drop { $0 == UInt8(ascii: "(") }
        let name = label.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
        guard let place = place(ofLabel: name) else { return nil }
        let rest = label.dropFirst(name.count)
        let sign = rest.prefix { [UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ":")].contains($0) }
        let behind = ASCII.trimmed(Array(rest.dropFirst(sign.count)))
        if behind.isEmpty { return place }
        // The letter and the text must say the same.
        return !sign.isEmpty && self.place(ofText: behind) == place ? place : nil
    }

    private func place(ofText text: ArraySlice<UInt8>) -> Int? {
        let spelling = Array(text)
        return bySpelling[spelling] ?? byForm[NormalForm(spelling)] ?? nil
    }

    /// The option of a bare letter or number.
    private func place(ofLabel name: ArraySlice<UInt8>) -> Int? {
        if name.count == 1, let letter = name.first, ASCII.isLetter(letter) {
            let place = Int(ASCII.lower(letter)) - Int(UInt8(ascii: "a"))
            return options.indices.contains(place) ? place : nil
        }
        guard !hasNumbers, let number = Int(String(decoding: name, as: UTF8.self)) else { return nil }
        return (1...options.count).contains(number) ? number - 1 : nil
    }

    /// The options of letters that stand apart, `a, c` or `a c`; `nil` where it is none, or an option reads so.
    ///
    /// As a text, `a, b` would be an article and option `B`.
    func places(ofLettersApart text: ArraySlice<UInt8>) -> [Int]? {
        guard bySpelling[Array(text)] == nil else { return nil }
        let letters = text.split { ASCII.isBlank($0) || $0 == UInt8(ascii: ",") }
        guard letters.count > 1, letters.allSatisfy({ $0.count == 1 }) else { return nil }
        return places(ofLetters: Array(letters.joined())[...])
    }

    /// The options of a run of letters with nothing or blanks between them, `acd` or `a c d`; `nil` where it is none.
    func places(ofLetters text: ArraySlice<UInt8>) -> [Int]? {
        var places: [Int] = []
        for byte in text where !ASCII.isBlank(byte) {
            guard ASCII.isLetter(byte), let place = place(ofLabel: [byte]), places.count < options.count else {
                return nil
            }
            places.append(place)
        }
        return places.isEmpty ? nil : places
    }
}
