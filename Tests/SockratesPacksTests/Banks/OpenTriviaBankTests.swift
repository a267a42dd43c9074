import Foundation
import SockratesPacks
import Testing

@Suite struct OpenTriviaBankTests {
    private static let plain = [
        "category": "Entertainment: Musicals & Theatres", "type": "multiple", "difficulty": "hard",
        "question": "Who wrote \"Les Misérables\"?", "correct_answer": "Victor Hugo",
        "wrong": "Zola|Dumas & fils|50% nobody",
    ]

    /// An answer of the database whose texts are written in some encoding.
    private static func answer(_ encode: (String) -> String) throws -> String {
        var item: [String: Any] = plain.mapValues(encode)
        item["wrong"] = nil
        item["incorrect_answers"] = plain["wrong", default: ""].split(separator: "|").map { encode(String($0)) }
        let truth: [String: Any] = [
            "category": encode("History"), "type": encode("boolean"), "difficulty": encode("easy"),
            "question": encode("Rome fell."), "correct_answer": encode("True"), "incorrect_answers": [encode("False")],
        ]
        let bytes = try JSONSerialization.data(withJSONObject: ["response_code": 0, "results": [item, truth]])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func html(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("é", with: "&eacute;")
    }

    private static func url(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }

    @Test(arguments: ["html", "url", "legacy", "base64", "none"])
    func everyEncodingReadsTheSame(encoding: String) throws {
        let text = try Self.answer { text in
            switch encoding {
            case "html": Self.html(text)
            case "url": Self.url(text)
            case "legacy": Self.url(text).replacing("%20", with: "+")
            case "base64": Data(text.utf8).base64EncodedString()
            default: text
            }
        }
        let read = try ReadBank(text, "a.json")
        #expect(read.counts == "2/2/0")
        #expect(read.warned == [])
        let question = read.bank.questions[0]
        #expect(question.text == "Who wrote \"Les Misérables\"?")
        #expect(question.kind == .choice(options: ["Victor Hugo", "Zola", "Dumas & fils", "50% nobody"], right: [0]))
        #expect(question.shuffle)
        #expect(question.category == "Entertainment: Musicals & Theatres")
        #expect(question.difficulty == "hard")
        #expect(read.kinds[1] == .trueFalse(true))
    }

    @Test func listsLinesAndBrokenItemsAreRead() throws {
        let item = #"{"question":"Q %?","correct_answer":"a","incorrect_answers":["b"]}"#
        let read = try ReadBank(
            "[\(item),\n{\"question\":5},\n\(item)]\n\(item)\n{\"question\":\"cut o",
            "a.json"
        )
        #expect(read.counts == "5/3/2")
        #expect(read.bank.questions.map(\.line) == [1, 3, 4])
        #expect(read.refused == [2, 5])
        #expect(throws: BankError.self) { try ReadBank(#"{"response_code":1,"results":[]}"#, "a.json") }
    }

    @Test func openTriviaQAIsRead() throws {
        let read = try ReadBank(
            """
            #Q Which of these is true?
            ^ They sleep standing up.
            A All of these
            B They sleep standing up.

            #Q A series:
            W-L-C-N

            Go on?
            ^ true
            A True
            B False
            #Q Case?
            ^ the  mirror
            A The Mirror.
            B Fish
            B Fish
            #Q None of them?
            ^ Nobody
            A Alice
            B Bob
            #Q No answer?
            A Alice
            #Q No options?
            ^ 42
            """,
            "animals"
        )
        #expect(read.bank.format == .openTriviaQA)
        #expect(read.counts == "6/4/2")
        #expect(
            read.kinds == [
                .choice(options: ["All of these", "They sleep standing up."], right: [1]), .trueFalse(true),
                .choice(options: ["The Mirror.", "Fish"], right: [0]), .shortAnswer(["42"]),
            ]
        )
        #expect(read.texts[1] == "A series:\nW-L-C-N\n\nGo on?")
        #expect(read.refused == [18, 22])
        #expect(read.warned == [14, 17, 24])
    }
}
