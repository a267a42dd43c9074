/// International Morse code (ITU-R M.1677-1, with the underscore, dollar and exclamation marks that are in wide use).
enum MorseCode {
    /// A character that has no code.
    struct UnknownCharacter: Error {
        let character: Character
    }

    /// The code of a text: a blank between letters, ` / ` between words.
    static func code(of text: String) throws(UnknownCharacter) -> String {
        var words: [String] = []
        for word in text.uppercased().split(whereSeparator: \.isWhitespace) {
            var signs: [String] = []
            for character in word {
                guard let sign = signsOfCharacters[character] else { throw UnknownCharacter(character: character) }
                signs.append(sign)
            }
            words.append(signs.joined(separator: " "))
        }
        return words.joined(separator: " / ")
    }

    /// The text of a code, in capitals; `nil` where there is an unknown sign.
    static func text(of code: String) -> String? {
        var text = ""
        for word in code.split(separator: "/") {
            let signs = word.split(whereSeparator: \.isWhitespace)
            if signs.isEmpty { continue }
            if !text.isEmpty { text += " " }
            for sign in signs {
                guard let character = charactersOfSigns[String(sign)] else { return nil }
                text.append(character)
            }
        }
        return text
    }

    private static let charactersOfSigns = Dictionary(uniqueKeysWithValues: signsOfCharacters.map { ($1, $0) })

    private static let signsOfCharacters: [Character: String] = [
        "A": ".-", "B": "-...", "C": "-.-.", "D": "-..", "E": ".", "F": "..-.", "G": "--.", "H": "....", "I": "..",
        "J": ".---", "K": "-.-", "L": ".-..", "M": "--", "N": "-.", "O": "---", "P": ".--.", "Q": "--.-", "R": ".-.",
        "S": "...", "T": "-", "U": "..-", "V": "...-", "W": ".--", "X": "-..-", "Y": "-.--", "Z": "--..",
        "0": "-----", "1": ".----", "2": "..---", "3": "...--", "4": "....-", "5": ".....", "6": "-....", "7": "--...",
        "8": "---..", "9": "----.",
        ".": ".-.-.-", ",": "--..--", ":": "---...", "?": "..--..", "'": ".----.", "-": "-....-", "/": "-..-.",
        "(": "-.--.", ")": "-.--.-", "\"": ".-..-.", "=": "-...-", "+": ".-.-.", "@": ".--.-.", "!": "-.-.--",
        "&": ".-...", ";": "-.-.-.", "_": "..--.-", "$": "...-..-",
    ]
}
