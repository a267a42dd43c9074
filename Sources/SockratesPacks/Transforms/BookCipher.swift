/// The book cipher: a letter is the number of a word that begins with it.
enum BookCipher {
    /// A letter that no word begins with.
    struct MissingLetter: Error {
        let letter: Character
    }

    /// The numbers of a text's letters, with blanks between them; anything but letters is left out.
    ///
    /// The words with one letter take turns, so that a letter has not the same number each time.
    static func numbers(of text: String, in book: String) throws(MissingLetter) -> String {
        var places: [Character: [Int]] = [:]
        for (index, letter) in initials(of: book).enumerated() { places[letter, default: []].append(index + 1) }
        var uses: [Character: Int] = [:]
        var numbers: [String] = []
        for letter in text.lowercased() where letter.isLetter {
            guard let choices = places[letter] else { throw MissingLetter(letter: letter) }
            let use = uses[letter, default: 0]
            numbers.append(String(choices[use % choices.count]))
            uses[letter] = use + 1
        }
        return numbers.joined(separator: " ")
    }

    /// The letters of numbers; `nil` where one is no number of a word.
    static func text(of numbers: String, in book: String) -> String? {
        let initials = initials(of: book)
        var text = ""
        for part in numbers.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            guard let number = Int(part), initials.indices.contains(number - 1) else { return nil }
            text.append(initials[number - 1])
        }
        return text
    }

    /// The first letter of each word that has one, small.
    private static func initials(of book: String) -> [Character] {
        book.split(whereSeparator: \.isWhitespace).compactMap { word in
            word.first(where: \.isLetter).flatMap { $0.lowercased().first }
        }
    }
}
