import SockratesPacks
import SockratesQuiz
import Testing

/// What is computed for a JSON answer keeps its kind, as it does in the question.
@Suite struct JSONKindTests {
    private func verdicts(_ question: String, _ responses: [String]) throws -> [Bool] {
        let yaml = "title: T\nwire: json\nattempts: unlimited\nquestions:\n  - \(question)\n"
        let quiz = try PackFiles(["pack.yaml": yaml]).load().quiz
        return responses.map { response in
            var session = Session(of: quiz, seed: 1)
            _ = session.opened()
            _ = session.received(line: Array(response.utf8), at: .zero)
            return session.score.right == 1
        }
    }

    @Test(arguments: [
        ("json: {sum: \"{{l[1] + l[2]}}\"}", "{\"sum\":3}", "{\"sum\":\"3\"}"),
        (
            "json: {list: \"{{reverse(l)}}\", ok: \"{{l[1] < l[2]}}\"}", "{\"list\":[2,1],\"ok\":true}",
            "{\"list\":\"2, 1\",\"ok\":true}"
        ),
        ("json: \"{{reverse(l)}}\"", "[2,1]", "[1,2]"),
        ("json: \"{{json(reverse(l))}}\"", "[2,1]", "[1,2]"),
        ("json: {text: \"{{l[1]}} and {{l[2]}}\"}", "{\"text\":\"1 and 2\"}", "{\"text\":[1,2]}"),
        ("json: {word: \"{{w}}\"}", "{\"word\":\"a\\\"b\"}", "{\"word\":\"a\"}"),
        ("json: {n: \"{{big(2) ^ 70}}\"}", "{\"n\":1180591620717411303424}", "{\"n\":1180591620717411303425}"),
        ("json: {n: 12345678901234567891}", "{\"n\":12345678901234567891}", "{\"n\":12345678901234567890}"),
    ])
    func aPlaceAloneKeepsItsKind(answer: String, right: String, wrong: String) throws {
        let question = "{values: {l: [1, 2], w: 'a\"b'}, ask: {list: \"{{l}}\"}, \(answer)}"
        #expect(try verdicts(question, [right, wrong]) == [true, false])
    }

    @Test func largeNumbersAreSentAsTheyAre() throws {
        let yaml =
            "title: T\nwire: json\nquestions: [{values: {n: 12345678901234567891}, ask: {n: \"{{n}}\"}, json: {n: \"{{n}}\"}}]\n"
        let pack = try PackFiles(["pack.yaml": yaml]).load()
        var session = Session(of: pack.quiz, seed: 1)
        var sent: [UInt8] = []
        for case .send(let bytes) in session.opened() { sent += bytes }
        #expect(String(decoding: sent, as: UTF8.self).contains("{\"n\":12345678901234567891}"))
    }
}
