import SockratesJudge
import Testing

struct JudgeCheckTests {
    private func kinds(_ lines: [String]) throws -> [JudgeWarning.Kind] {
        let entries = try lines.enumerated().map { index, line in
            JudgeCheck.Entry(id: "pack.yaml:\(index + 1)", judge: .answer([try AnswerLine(line)]))
        }
        return JudgeCheck(entries).warnings.map(\.kind)
    }

    @Test func packsWithoutMistakesHaveNoWarnings() throws {
        #expect(try kinds(["Paris [accept Lutetia]", "London", "Rome [reject Milan]"]).isEmpty)
    }

    @Test func anAnswerThatAnotherLineAcceptsIsWarnedOf() throws {
        #expect(try kinds(["Guinea-Bissau", "Guinea"]).contains(.acceptedElsewhere))
        #expect(try kinds(["Paris", "Paris"]).isEmpty)
    }

    @Test func aliasesThatCanNeverMatchAreWarnedOf() throws {
        #expect(try kinds(["Paris [accept Lutetia; reject lutetia]"]) == [.neverMatches])
        #expect(try kinds(["Paris [prompt on paris]"]) == [.neverMatches])
    }

    @Test func rejectedFormsThatShadowAnAliasAreWarnedOf() throws {
        #expect(try kinds(["amide [reject amides]"]) == [.rejectShadows])
    }

    @Test func itemsThatShareANameAreWarnedOf() throws {
        let items = try ["Congo-Brazzaville [accept Congo]", "Congo-Kinshasa [accept Congo]"].map { try AnswerLine($0) }
        let warnings = JudgeCheck([.init(id: "q", judge: .list(ListRule(items: items)))]).warnings
        #expect(warnings.map(\.kind) == [.itemsCollide])
        #expect(warnings.first?.id == "q")
    }
}
