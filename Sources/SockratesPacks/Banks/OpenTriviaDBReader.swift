import Foundation

/// Reads what the API of the Open Trivia Database answers, and files of such answers.
///
/// Source: the API's documentation at opentdb.com/api_config.php: its fields, and its encodings (HTML codes, legacy URL, URL by
/// RFC 3986, Base64).
struct OpenTriviaDBReader {
    private struct Item: Decodable {
        var category: String?
        var type: String?
        var difficulty: String?
        var question: String?
        var correct_answer: String?
        var incorrect_answers: [String]?
        var response_code: Int?

        var texts: [String] {
            [category, type, difficulty, question, correct_answer].compactMap { $0 } + (incorrect_answers ?? [])
        }
    }

    /// How the texts of a file are written.
    private enum Encoding {
        case html
        case url
        case legacyURL
        case base64

        init(_ items: [Item]) {
            let types = items.compactMap(\.type)
            let words = ["multiple", "boolean"]
            if !types.isEmpty, types.allSatisfy({ words.contains(Encoding.decoded64($0) ?? "") }) {
                self = .base64
                return
            }
            let texts = items.lazy.flatMap(\.texts)
            // Written for an address, no text has a space; the search for escapes takes longer.
            guard !texts.contains(where: { $0.utf8.contains(UInt8(ascii: " ")) }),
                texts.contains(where: Self.hasEscape)
            else {
                self = .html
                return
            }
            self = texts.contains { $0.contains("+") } ? .legacyURL : .url
        }

        /// Whether there is `%` with two hexadecimal digits behind it.
        private static func hasEscape(_ text: String) -> Bool {
            text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst().contains {
                part in
                part.count >= 2 && part.prefix(2).allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
            }
        }

        /// The text that a text stands for.
        func decoded(_ text: String) -> String? {
            switch self {
            case .html: HTMLText.resolvingEntities(text)
            case .url: text.removingPercentEncoding
            case .legacyURL: text.replacing("+", with: " ").removingPercentEncoding
            case .base64: Self.decoded64(text)
            }
        }

        private static func decoded64(_ text: String) -> String? {
            Data(base64Encoded: text).flatMap { String(data: $0, encoding: .utf8) }
        }
    }

    private var bank = QuestionBank(format: .openTriviaDB)

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        let found = try JSONObjects(text.bytes)
        var reader = OpenTriviaDBReader()
        let decoder = JSONDecoder()
        var items: [(item: Item, line: Int)] = []
        for object in found.objects {
            if let reason = BankLimits.refusal(bytes: object.bytes.count) {
                reader.bank.refuse(object.line, reason)
            } else if !object.isCutOff, let item = try? decoder.decode(Item.self, from: Data(object.bytes)) {
                items.append((item, object.line))
            } else {
                reader.bank.refuse(
                    object.line,
                    object.isCutOff ? "the file ends within it" : "it is not JSON as the database writes it"
                )
            }
        }
        let encoding = Encoding(items.map(\.item))
        for (item, line) in items { reader.take(item, line, encoding) }
        if reader.bank.questionsIn == 0 {
            throw BankError(
                line: 1,
                "it holds no questions of the Open Trivia Database (objects with \"question\", \"correct_answer\" and \"incorrect_answers\")"
            )
        }
        return reader.bank
    }

    private mutating func take(_ item: Item, _ line: Int, _ encoding: Encoding) {
        if item.question == nil, let code = item.response_code {
            return bank.warn(line, "the database answered with code \(code) and no questions")
        }
        func text(_ field: String?) -> String? {
            field.flatMap { encoding.decoded($0) }.map { HTMLText.tidied($0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let asked = text(item.question) else { return bank.refuse(line, "it has no \"question\"") }
        guard let right = text(item.correct_answer)?.oneLine else {
            return bank.refuse(line, "it has no \"correct_answer\"")
        }
        let wrong = (item.incorrect_answers ?? []).compactMap { text($0)?.oneLine }
        var question = BankQuestion(line: line, text: asked, kind: .shortAnswer([right]))
        question.category = text(item.category)
        question.difficulty = text(item.difficulty)
        let isTruth = Set(([right] + wrong).map { $0.lowercased() }) == ["true", "false"]
        if isTruth {
            question.kind = .trueFalse(right.lowercased() == "true")
        } else if wrong.isEmpty {
            bank.warn(line, "it has no \"incorrect_answers\"; it is read as a question for a short answer")
        } else {
            var options = BankOptions()
            _ = options.add(right, percent: 100)
            for option in wrong {
                if let problem = options.add(option, percent: 0) { bank.warn(line, problem) }
            }
            do throws(BankRefusal) {
                for message in question.take(try options.kind(isSingle: true).get()) { bank.warn(line, message) }
            } catch {
                return bank.refuse(line, error.reason)
            }
            // The right answer is always the first here.
            question.shuffle = true
        }
        bank.append(question)
    }
}
