import Testing

@testable import SockratesJudge

/// What the lenient tiers know of a pack's answers is made when it is wanted, and bounded.
@Suite struct LenientShelfTests {
    private static let names = (1...200).map { "Sir Alfred Quimby the \($0)" }
    private static let typed = ["sir alfred quimbi the 7", "alfred quimby the 7", "Sir Alfred Quimby the 9", "nobody"]

    private func judges(_ shelf: LenientShelf?) throws -> [Judge] {
        var context = JudgeContext(
            question: "Who was it?",
            knownNames: KnownNames(Self.names.map { AnswerLine(verbatim: $0) })
        )
        context.shelf = shelf
        return try Self.names.map { Judge.answer([try AnswerLine($0)]).inContext(context) }
    }

    @Test func whatEqualsTheAnswerNeedsNoCompilation() throws {
        let shelf = LenientShelf()
        let judges = try judges(shelf)
        for (judge, name) in zip(judges, Self.names) {
            #expect(judge.verdict(on: name).outcome == .accept)
            #expect(judge.verdict(on: name.uppercased()).outcome == .accept)
        }
        #expect(shelf.count == 0)
    }

    @Test func verdictsAreThoseOfJudgesThatKeepTheirOwn() throws {
        let shelf = LenientShelf(capacity: 3)
        let (kept, own) = (try judges(shelf), try judges(nil))
        for _ in 0..<2 {
            for (one, other) in zip(kept, own) {
                for response in Self.typed {
                    let verdicts = [one, other].map { $0.verdict(on: response) }
                    #expect(verdicts[0].outcome == verdicts[1].outcome)
                    #expect(verdicts[0].sentence == verdicts[1].sentence)
                }
            }
            #expect(shelf.count == 3)
        }
    }

    @Test func severalThreadsMayWantTheSame() async throws {
        let shelf = LenientShelf(capacity: 8)
        let judges = try judges(shelf)
        let accepted = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    zip(judges, Self.names).count { judge, name in
                        judge.verdict(on: "it was \(name)").outcome == .accept
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(accepted.allSatisfy { $0 == Self.names.count }, "\(accepted)")
        #expect(shelf.count == 8)
    }

    /// Plain lines go round the grammar: they must be what it would make of them.
    @Test(arguments: [
        "Paris", "Paris or London", "a, b; c", "\"quoted\"", "5 > 3", "it's (not)", "São Paulo", "x  y", "accept",
        "prompt on partial",
    ])
    func aPlainLineIsWhatTheGrammarMakesOfIt(text: String) throws {
        var parser = AnswerLineParser(text)
        let answers = try parser.answers()
        let line = try AnswerLine(text)
        #expect(line.answers.map(\.text) == answers.map(\.text))
        #expect(line.answers.map(\.required) == answers.map(\.required))
        #expect(line.answers.map(\.isLiteral) == answers.map(\.isLiteral))
        #expect(line.promptsOnPartial == parser.promptsOnPartial)
    }

    @Test(arguments: ["", " Paris", "Paris ", "a [b]", "a \\[", "{a} b", "a}", "<b>a</b>", "a (accept b)", "“a”"])
    func aLineWithAMeaningOfItsOwnIsNotPlain(text: String) {
        #expect(!AnswerLine.isPlain(text))
    }
}
