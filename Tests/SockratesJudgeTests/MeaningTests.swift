import SockratesJudge
import Testing

/// Small differences that make another answer, and words that exclude each other.
struct MeaningTests {
    private func verdict(_ answers: [String], _ response: String, known: [String]? = nil, to question: String? = nil)
        -> Verdict
    {
        let names = known.map { KnownNames($0.map { AnswerLine(verbatim: $0) }) }
        return Judge.answer(
            answers.map { AnswerLine(verbatim: $0) },
            context: JudgeContext(question: question, knownNames: names)
        ).verdict(on: response)
    }

    @Test(arguments: [
        ("-40", "40"), ("40", "minus 40"), ("3/4", "4/3"), ("3/4", "34"), ("10:05", "1005"), ("1005", "10:05"),
        ("10.0.0.1/24", "10.0.0.1"), ("6 > 5", "6 < 5"), ("2x + 1", "2x - 1"), ("x + y", "x - y"), ("a != b", "a = b"),
        ("a ≠ b", "a = b"), ("2x-1", "2x+1"), ("1 + 11", "11 + 1"), ("not guilty", "guilty"), ("guilty", "not guilty"),
        ("C++", "C"), ("C#", "C"), ("C", "C++"), ("ls -l", "ls -a"), ("ls -l", "ls"), ("C6H12O6", "C6H12O5"),
        ("AES-128", "AES"), ("SHA-1", "SHA"), ("carbon-14", "carbon"), ("SYN", "SYN-ACK"), ("1914", "1914-1918"),
        ("the treasure is buried north", "the treasure is buried south"),
    ])
    func signsAndCodesCount(answer: String, response: String) {
        #expect(verdict([answer], response).outcome == .reject)
    }

    @Test(arguments: [
        ("-40", "−40"), ("-40", "minus 40"), ("3/4", "3 / 4"), ("3/4", "three quarters"), ("6 > 5", "6>5"),
        ("2x + 1", "2X+1"), ("E = mc^2", "e=mc²"), ("a ≠ b", "a != b"), ("C#", "c sharp"), ("ls -l", "`ls -l`"),
        ("C6H12O6", "C₆H₁₂O₆"), ("AES-128", "aes 128"), ("SHA-1", "sha1"), ("10:05", "10:05am"), ("AC/DC", "acdc"),
        ("Spider-Man", "spider man"), ("rock + roll", "rock and roll"), ("pre-1945", "pre 1945"),
    ])
    func otherWaysToWriteThemDoNot(answer: String, response: String) {
        #expect(verdict([answer], response).outcome == .accept)
    }

    @Test(arguments: [
        ("Apollo 11", "Apollo"), ("World War II", "World War"), ("Louis XIV", "Louis"), ("Henry IV Part 2", "Henry IV"),
        ("Python 3", "python"), ("Johann Strauss II", "Johann Strauss"), ("James Joyce", "James"),
        ("North Korea", "Korea"),
    ])
    func aNumeralAGivenNameOrADirectionThatIsMissingIsAskedFor(answer: String, response: String) {
        let verdict = verdict([answer], response)
        #expect(verdict.outcome == .prompt)
        #expect(verdict.sentence == "Be more specific.")
    }

    @Test(arguments: [
        ("Apollo 11", "the Apollo eleven mission"), ("Louis XIV", "King Louis the fourteenth"),
        ("James I", "James I of England"),
        ("James Joyce", "joyce"),
    ])
    func aNumeralMayBeWrittenInManyWays(answer: String, response: String) {
        #expect(verdict([answer], response).outcome == .accept)
    }

    @Test(arguments: [
        ("heads", "heads tails"), ("tails", "heads or tails"), ("left", "left, right"), ("odd", "odd even"),
        ("0", "0 1"),
        ("yes", "yes no"), ("yes", "y n"), ("no", "y n"), ("true", "true false"), ("north", "north, south"),
    ])
    func bothSidesOfAnAlternativeAreRefused(answer: String, response: String) {
        #expect(verdict([answer], response).reason == .tooManyAnswers)
        #expect(verdict([answer], response, to: "\(response)?").reason == .tooManyAnswers)
        #expect(verdict(["\(response)"], response).outcome == .accept)
    }

    @Test func anotherAnswerOfThePackAfterACommaIsRefused() {
        let known = ["Paris", "Tokyo", "London", "France"]
        for response in ["Paris, Tokyo", "Paris; Tokyo", "Tokyo / Paris", "Paris Tokyo", "Paris or Tokyo"] {
            #expect(verdict(["Paris"], response, known: known, to: "Capital of France?").outcome == .reject)
        }
        #expect(verdict(["Paris"], "Paris, France", known: known, to: "Capital of France?").outcome == .accept)
        #expect(verdict(["knight"], "knight, knave", known: ["knight", "knave"]).reason == .tooManyAnswers)
    }

    @Test(arguments: ["no such answer 7f3a", "no idea at all", "no Lyon", "nothing", "none", "no man is an island"])
    func aSentenceThatBeginsWithNoIsNotNo(response: String) {
        #expect(verdict(["no"], response).outcome == .reject)
    }

    @Test(arguments: ["No.", "nope", "No, it is not", "no it isn't", "no, never"])
    func aNoMayBeExplained(response: String) {
        #expect(verdict(["no"], response).outcome == .accept)
    }

    @Test(arguments: [
        ("hypotension", "hypertension"), ("proton", "photon"), ("ethanol", "ethanal"), ("stalactite", "stalagmite"),
        ("neutron", "neuron"), ("ileum", "ilium"), ("Delhi", "Delphi"), ("北京", "南京"), ("湖南", "湖北"), ("日本", "日木"),
        ("Минск", "Пинск"), ("اسم", "رسم"), ("서울역", "서울숲"),
    ])
    func anotherWordIsNoSlip(answer: String, response: String) {
        #expect(verdict([answer], response).outcome == .reject)
        #expect(verdict([response], answer).outcome == .reject)
    }

    @Test func lettersBeyondASCIIAreCountedAsLetters() {
        #expect(verdict(["Достоевский"], "Достоевски").outcome == .accept)
        #expect(verdict(["Достоевский"], "Достаевскй").outcome == .accept)
        #expect(verdict(["Минск"], "Менск").outcome == .accept)
        #expect(verdict(["кот"], "кит").outcome == .reject)
    }

    @Test(arguments: ["서울", "한국어", "값", "대한민국"])
    func koreanMayBeTypedLetterByLetter(word: String) {
        let letters = word.unicodeScalars.flatMap(Self.letters)
        let decomposed = String(String.UnicodeScalarView(letters))
        #expect(Array(decomposed.utf8) != Array(word.utf8))
        #expect(verdict([word], decomposed).outcome == .accept)
        #expect(verdict([decomposed], word).outcome == .accept)
        #expect(
            Judge.answer([AnswerLine(verbatim: word)], strictness: .strict).verdict(on: decomposed).outcome == .accept
        )
    }

    /// The letters of a Korean syllable (Unicode 3.12).
    private static func letters(_ syllable: Unicode.Scalar) -> [Unicode.Scalar] {
        let place = syllable.value - 0xAC00
        let letters = [0x1100 + place / 588, 0x1161 + place % 588 / 28, 0x11A7 + place % 28]
        return letters.filter { $0 != 0x11A7 }.compactMap { Unicode.Scalar($0) }
    }
}
