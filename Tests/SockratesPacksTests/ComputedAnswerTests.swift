import SockratesPacks
import SockratesQuiz
import Testing

/// Answers that code computes are wanted in order and in full; those of a table's column are judged as any other.
@Suite struct ComputedAnswerTests {
    private func played(_ question: String, _ line: String) throws -> String {
        let pack = """
            title: Computed
            flag: flag_text
            wrong: close
            questions:
              - \(question)
            """
        let files = try PackFiles(["pack.yaml": pack, "people.csv": "who,book\nJames Joyce,Ulysses\n"])
        var session = Session(of: try files.load().quiz, seed: 5)
        _ = session.opened()
        let actions = session.received(line: Array(line.utf8), at: .seconds(1))
        var output: [UInt8] = []
        for case .send(let bytes) in actions { output += bytes }
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        "{ask: Sort, oracle: \"'apple berry cherry'\"}",
        "{values: {words: [cherry, apple, berry]}, ask: Sort, answer: \"{{join(sorted(words), ' ')}}\"}",
    ])
    func theirOrderCounts(question: String) throws {
        for right in ["apple berry cherry", "Apple, berry, cherry", "aple berry chery"] {
            #expect(try played(question, right).contains("flag_text"), "\(right)")
        }
        for wrong in ["cherry apple berry", "apple cherry", "cherry", "apple berry cherry apple"] {
            #expect(try !played(question, wrong).contains("flag_text"), "\(wrong)")
        }
    }

    @Test func aColumnIsNotComputed() throws {
        let question = "{ask: \"Who wrote {{book}}?\", answer: \"{{who}}\", from: people.csv}"
        #expect(try played(question, "joyce").contains("flag_text"))
    }

    @Test(arguments: [
        (
            "{ask: Large?, number: 123456789012345678901234567890}", "123456789012345678901234567890",
            "123456789012345678901234567891"
        ),
        ("{ask: Sum?, json: \"[12345678901234567891]\"}", "[12345678901234567891]", "[12345678901234567890]"),
        ("{ask: Product?, oracle: 94906267 * 94906267}", "9007199515875289", "9007199515875288"),
        ("{ask: Sum?, oracle: 12000 + 346}", "12346", "12300"),
        ("{ask: Sum?, answer: \"{{12000 + 346}}\"}", "12,346", "12300"),
        ("{ask: Force?, number: 5 N}", "5 kg m/s²", "5 kg"),
        ("{ask: When?, date: 1912, tolerance: 1y}", "in 1913", "1914"),
    ])
    func numbersAreExact(question: String, right: String, wrong: String) throws {
        #expect(try played(question, right).contains("flag_text"))
        #expect(try !played(question, wrong).contains("flag_text"))
    }

    @Test func whatIsNoNumberCostsNoAttempt() throws {
        let question = "{ask: How many?, number: 42}"
        #expect(try played(question, "many").contains("A number is wanted."))
        #expect(try !played(question, "many").contains("Wrong"))
    }
}
