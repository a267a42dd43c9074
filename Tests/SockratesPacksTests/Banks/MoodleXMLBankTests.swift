import SockratesJudge
import SockratesPacks
import Testing

@Suite struct MoodleXMLBankTests {
    private static func quiz(_ questions: String...) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + questions.joined(separator: "\n") + "\n</quiz>\n"
    }

    private static func question(_ type: String, _ text: String, _ rest: String = "") -> String {
        "<question type=\"\(type)\"><name><text>n</text></name><questiontext format=\"html\"><text><![CDATA[\(text)]]></text>"
            + "</questiontext>\(rest)</question>"
    }

    private static func answer(_ percent: String, _ text: String, _ feedback: String = "") -> String {
        "<answer fraction=\"\(percent)\" format=\"html\"><text>\(text)</text><feedback><text>\(feedback)</text></feedback></answer>"
    }

    @Test func everyKindOfQuestionIsRead() throws {
        let read = try ReadBank(
            Self.quiz(
                "<question type=\"category\"><category><text>$course$/top/Cats</text></category></question>",
                Self.question(
                    "multichoice",
                    "<p>Which?</p>",
                    "<single>true</single><shuffleanswers>1</shuffleanswers><defaultgrade>2.0</defaultgrade>"
                        + Self.answer("100", "<![CDATA[<b>a</b>]]>", "Well.") + Self.answer("50", "b")
                        + Self.answer("0", "c")
                        + "<generalfeedback><text>So it is.</text></generalfeedback><hint><text>Think.</text></hint>"
                        + "<tags><tag><text>hard</text></tag></tags>"
                ),
                Self.question(
                    "multichoice",
                    "Which ones?",
                    "<single>false</single>" + Self.answer("50", "a") + Self.answer("50", "b")
                        + Self.answer("-100", "c")
                ),
                Self.question("truefalse", "So?", Self.answer("0", "true", "No.") + Self.answer("100", "false")),
                Self.question(
                    "shortanswer",
                    "Who?",
                    Self.answer("100", "Me") + Self.answer("30", "You") + Self.answer("0", "*")
                ),
                Self.question(
                    "numerical",
                    "How many?",
                    "<answer fraction=\"100\"><text>3.5</text><tolerance>0.1</tolerance></answer>"
                ),
                Self.question(
                    "matching",
                    "Match.",
                    "<subquestion><text>a</text><answer><text>1</text></answer></subquestion>"
                        + "<subquestion><text>b</text><answer><text>2</text></answer></subquestion>"
                        + "<subquestion><text></text><answer><text>3</text></answer></subquestion>"
                ),
                Self.question("cloze", "Paris lies on the {1:SHORTANSWER:=Seine~%50%Sena} in {:MC:=France~Spain#No}."),
                Self.question("cloze", "Two and two is {1:NUMERICAL:=4:0.1#Yes}."),
                Self.question(
                    "gapselect",
                    "The [[2]] barks.",
                    "<selectoption><text>cat</text></selectoption><selectoption><text>dog</text></selectoption>"
                )
            ),
            "a.xml"
        )
        #expect(read.counts == "9/9/0", "\(read.bank.notes)")
        #expect(
            read.kinds == [
                .choice(options: ["a", "b", "c"], right: [0]), .choiceOfAll(options: ["a", "b", "c"], right: [0, 1]),
                .trueFalse(false), .shortAnswer(["Me"]), .number(.value("3.5", tolerance: "0.1")),
                .matching(pairs: [.init("a", "1"), .init("b", "2")], extra: ["3"]), .blanks([["Seine"], ["France"]]),
                .number(.value("4", tolerance: "0.1")), .shortAnswer(["dog"]),
            ]
        )
        let first = read.bank.questions[0]
        #expect(first.text == "Which?")
        #expect(first.category == "Cats")
        #expect(first.shuffle)
        #expect(first.points == 2)
        #expect(first.difficulty == "hard")
        #expect(first.credit == [.init("b", percent: 50)])
        #expect(first.feedback == [.init("a", "Well.")])
        #expect(first.hints == ["Think."])
        #expect(first.explanation == "So it is.")
        #expect(read.bank.questions[2].feedback == [.init("true", "No.")])
        #expect(read.texts[6] == "Paris lies on the _____ in _____.\n(2: France, Spain)")
        #expect(read.texts[8] == "The _____ barks.\n(cat, dog)")
    }

    @Test func whatCannotBePlayedIsRefusedWithItsLine() throws {
        let types = ["essay", "description", "random", "calculated", "ddmarker", "stack", "mystery"]
        let image = Self.question(
            "shortanswer",
            "See <img src=\"@@PLUGINFILE@@/x.png\" alt=\"x.png\">",
            Self.answer("100", "a")
        )
        let told = Self.question("shortanswer", "See <img src=\"x.png\" alt=\"A red square\">", Self.answer("100", "a"))
        let all = types.map { Self.question($0, "T") } + [image, told, Self.question("cloze", "No gap.")]
        let read = try ReadBank("<quiz>\n" + all.joined(separator: "\n") + "\n</quiz>", "a.xml")
        #expect(read.counts == "10/1/9")
        #expect(read.refused == [2, 3, 4, 5, 6, 7, 8, 9, 11])
        #expect(read.texts == ["See [image: A red square]"])
        #expect(read.warned == [10])
    }

    @Test func gapsOfAllKindsStandBesideEachOther() throws {
        let cloze =
            "{1:SA:=Paris} has {1:NM:=2.1:0.1} million people, {1:MR:=Seine~=Bièvre~Rhine} and {1:MC:=France~Spain}."
        let read = try ReadBank("<quiz>\n\(Self.question("cloze", cloze))\n</quiz>", "a.xml")
        #expect(read.counts == "1/1/0")
        #expect(
            read.kinds == [
                .blanks([
                    .texts(["Paris"]), .number(.value("2.1", tolerance: "0.1")), .all(["Seine", "Bièvre"]),
                    .texts(["France"]),
                ])
            ]
        )
    }

    @Test func whatWantsAnOrderIsTypedByLetters() throws {
        let items = ["Mercury", "Venus", "Earth or \"Terra\""]
        let ordering = Self.question("ordering", "From the sun:", items.map { Self.answer("1", $0) }.joined())
        let read = try ReadBank("<quiz>\n\(ordering)\n</quiz>", "a.xml")
        #expect(read.counts == "1/1/0")
        #expect(read.texts == ["From the sun:\n  a) Earth or \"Terra\"\n  b) Mercury\n  c) Venus"])
        #expect(read.kinds == [.sequence([["b", "Mercury"], ["c", "Venus"], ["a", "Earth or \"Terra\""]])])
        #expect(read.warned == [2])
    }

    @Test func ampersandsAndNamesOfHTMLAreMended() throws {
        let text =
            "<quiz>\n<question type=\"shortanswer\"><questiontext><text>R&D&nbsp;in caf&eacute; &amp; bar &#233;</text></questiontext>"
            + Self.answer("100", "B&B") + "</question>\n</quiz>"
        let read = try ReadBank(text, "a.xml")
        #expect(read.texts == ["R&D in café & bar é"])
        #expect(read.kinds == [.shortAnswer(["B&B"])])
        #expect(read.warned == [2, 2, 2, 2])
    }

    @Test func brokenXMLGivesWhatStandsBeforeIt() throws {
        let good = Self.question("shortanswer", "Who?", Self.answer("100", "Me"))
        let bad = good.replacing("</questiontext>", with: "</question>")
        let read = try ReadBank("<quiz>\n\(good)\n\(good)\n\(bad)\n\(good)\n\(good)\n</quiz>", "a.xml")
        #expect(read.counts == "5/2/3", "\(read.bank.notes)")
        #expect(read.refused == [4, 5, 6])
    }

    @Test func entitiesAreNotExpanded() throws {
        var bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [<!ENTITY a \"aaaaaaaaaa\">"
        for level in 1...20 { bomb += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">" }
        bomb +=
            "]>\n<quiz><question type=\"shortanswer\"><questiontext><text>&a20;</text></questiontext></question></quiz>"
        let error = #expect(throws: BankError.self) { try ReadBank(bomb, "a.xml") }
        #expect(error?.line == 2)
        let file = "<!DOCTYPE quiz SYSTEM \"file:///etc/passwd\"><quiz/>"
        #expect(throws: BankError.self) { try ReadBank(file, "a.xml") }
    }

    @Test func deepNestingEndsTheReading() throws {
        let good = Self.question("shortanswer", "Who?", Self.answer("100", "Me"))
        let deep = String(repeating: "<a>", count: 100_000)
        let read = try ReadBank("<quiz>\n\(good)\n<question type=\"essay\">\(deep)</question></quiz>", "a.xml")
        #expect(read.counts == "2/1/1")
    }

    @Test func elementsWithinATextAreRead() throws {
        let read = try ReadBank(
            """
            <quiz>
            <question type="shortanswer"><questiontext format="html">
            <text>Count the <b>black</b> cats<br/>in the <i>house</i>.</text></questiontext>
            <answer fraction="100"><text><b>nine</b> lives</text></answer></question>
            </quiz>
            """,
            "a.xml"
        )
        #expect(read.texts == ["Count the black cats\nin the house."])
        #expect(read.kinds == [.shortAnswer(["nine lives"])])
        #expect(read.warned == [3, 4])
    }

    private func cloze(_ text: String) throws -> ReadBank {
        try ReadBank(
            "<quiz><question type=\"cloze\"><questiontext format=\"html\"><text><![CDATA[\(text)]]></text></questiontext></question></quiz>",
            "a.xml"
        )
    }

    @Test func whatIsSaidInAnOnlyGapIsKept() throws {
        let read = try cloze("It is {3:SHORTANSWER:=red#Well~%50%rose#Nearly~blue#Colder~*#Any}.")
        let question = try #require(read.bank.questions.first)
        #expect(question.feedback == [.init("red", "Well"), .init("rose", "Nearly"), .init("blue", "Colder")])
        #expect(question.points == 3)
        #expect(read.warned.count == 1 && read.notes(1).contains("Any"))
    }

    @Test func whatSeveralGapsCannotHoldIsTold() throws {
        let read = try cloze("It is {1:SHORTANSWER_C:=Red#Well} at {2:NUMERICAL:=5:0~%50%5:1}.")
        #expect(read.counts == "1/1/0")
        for part in ["first \"Well\"", "weigh 1, 2", "a part of a gap", "SHORTANSWER_C"] {
            #expect(read.notes(1).contains(part), "\(part)")
        }
    }

    @Test func fieldsOfAFormAreBlanks() throws {
        let read = try ReadBank(
            """
            <quiz>
            <question type="shortanswer"><questiontext format="html"><text><![CDATA[<p>Rain is <input type="text" size="9" />. What is &lt;input&gt;?</p>]]></text></questiontext>
            <answer fraction="100"><text>wet</text></answer></question>
            <question type="pairmatching"><questiontext><text>Pair</text></questiontext>
            <subquestion><text>a</text><answer><text>b</text></answer></subquestion>
            <subquestion><text>c</text><answer><text>d</text></answer></subquestion></question>
            </quiz>
            """,
            "a.xml"
        )
        #expect(read.texts == ["Rain is _____. What is <input>?", "Pair"])
        #expect(read.warned == [2])
    }

    @Test func attributesMayStandWithoutQuotes() throws {
        let read = try ReadBank(
            """
            <quiz>
            <question type=truefalse hidden = 'no'><questiontext format=html><text>Rain is wet.</text></questiontext>
            <answer fraction=100><text>true</text></answer></question>
            </quiz>
            """,
            "a.xml"
        )
        #expect(read.kinds == [.trueFalse(true)])
        #expect(read.warned == [2, 2, 3])
    }

    @Test func capitalsCountWhereTheyDoInMoodle() throws {
        let read = try ReadBank(
            """
            <quiz><question type="shortanswer"><questiontext><text>Ore?</text></questiontext><usecase>1</usecase>
            <answer fraction="100"><text>FeO</text></answer></question></quiz>
            """,
            "a.xml"
        )
        #expect(read.bank.questions.first?.strictness == .exact)
        #expect(try cloze("It is {1:SHORTANSWER_C:=Red}.").bank.questions.first?.strictness == .exact)
        #expect(read.warned == [])
    }
}
