import SockratesPacks
import Testing

@Suite struct GIFTBankTests {
    @Test func everyKindOfQuestionIsRead() throws {
        let read = try ReadBank(
            """
            // A comment.
            Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}

            ::A name:: Grant is {~buried =entombed ~living} in Grant's tomb.

            Two plus two equals {=four =4}.

            Grant is buried in Grant's tomb.{FALSE}

            Match. {
                =Canada -> Ottawa
                =Italy  -> Rome
                = -> Paris
            }

            When was Ulysses S. Grant born? {#1822}

            Pi? {#3.1415:0.0005}.

            Pi? {#3.141..3.142}

            Who are entombed there? {
                ~%-50%No one
                ~%50%Grant
                ~%50%Grant's wife
                ~%-50%Grant's father
            }
            """,
            "a.gift"
        )
        #expect(read.counts == "9/9/0")
        #expect(read.warned == [])
        #expect(
            read.kinds == [
                .choice(options: ["Grant", "Jefferson", "no one"], right: [2]),
                .choice(options: ["buried", "entombed", "living"], right: [1]),
                .shortAnswer(["four", "4"]),
                .trueFalse(false),
                .matching(pairs: [.init("Canada", "Ottawa"), .init("Italy", "Rome")], extra: ["Paris"]),
                .number(.value("1822", tolerance: "0")),
                .number(.value("3.1415", tolerance: "0.0005")),
                .number(.range("3.141", "3.142")),
                .choiceOfAll(options: ["No one", "Grant", "Grant's wife", "Grant's father"], right: [1, 2]),
            ]
        )
        #expect(read.texts[1] == "Grant is _____ in Grant's tomb.")
        #expect(read.texts[2] == "Two plus two equals _____.")
        #expect(read.bank.questions.map(\.line) == [2, 4, 6, 8, 10, 16, 18, 20, 22])
    }

    @Test func weightsFeedbackAndCategoriesAreRead() throws {
        let read = try ReadBank(
            """
            $CATEGORY: $course$/top/Default for History/Wars//Peace

            Jesus Christ was from {
                =Nazareth#Yes! That's right!
                =%75%Nazereth#Right, but misspelled.
                ~not an option of a short answer
                ####He grew up there.
            }

            Jesus Christ was from {
                =Nazareth#Yes! That's right!
                =%75%Nazereth#Right, but misspelled.
                =%25%Bethlehem
                =%0%Rome#Too far west.
            }

            The sun rises in the east.{TRUE#It does.#Well seen.####Every day.}

            When was Grant born? {#=1822:0#Right =%50%1823 =%25%1820:1 ~#No.}
            """,
            "a.gift"
        )
        #expect(read.counts == "4/4/0")
        let questions = read.bank.questions
        #expect(questions.map(\.category) == Array(repeating: "Default for History/Wars/Peace", count: 4))
        #expect(questions[0].explanation == "He grew up there.")
        #expect(questions[0].credit == [.init("Nazereth", percent: 75)])
        #expect(questions[1].kind == .shortAnswer(["Nazareth"]))
        #expect(questions[1].credit == [.init("Nazereth", percent: 75), .init("Bethlehem", percent: 25)])
        #expect(
            questions[1].feedback == [
                .init("Nazareth", "Yes! That's right!"), .init("Nazereth", "Right, but misspelled."),
                .init("Rome", "Too far west."),
            ]
        )
        #expect(questions[2].feedback == [.init("false", "It does."), .init("true", "Well seen.")])
        #expect(questions[2].explanation == "Every day.")
        #expect(questions[3].credit == [.init("1823", percent: 50)])
        #expect(read.warned == [5, 19, 19])
    }

    @Test func escapesAreTakenAwayAndNothingElse() throws {
        let read = try ReadBank(
            ##"""
            Which answer equals 5\: now? {
                ~ \= 2 + 2
                = \= 2 + 3\#\~\{\}
                ~ \\ is \frac\n\\nu
            }
            """##,
            "a.gift"
        )
        #expect(read.texts == ["Which answer equals 5: now?"])
        #expect(read.kinds == [.choice(options: ["= 2 + 2", "= 2 + 3#~{}", #"\ is \frac \nu"#], right: [1])])
    }

    /// Each of these is a mistake that authors make; Moodle stumbles over most of them.
    @Test(
        arguments: [
            ("2 : 3 = 4 : x. x = ?{=6}", BankQuestion.Kind.shortAnswer(["6"]), 0),
            ("Solve. {~x=1 ~x=2 =x=3}", .choice(options: ["x=1", "x=2", "x=3"], right: [2]), 3),
            ("Energy? {=E=mc^2 =mc^2}", .shortAnswer(["E=mc^2", "mc^2"]), 1),
            ("What is x^{2} for 3? {=9}", .shortAnswer(["9"]), 1),
            (#"Half? {=\frac{1}{2} =0.5}"#, .shortAnswer([#"\frac{1}{2}"#, "0.5"]), 1),
            ("A smile :} here {T}", .trueFalse(true), 1),
            ("It is {true}", .trueFalse(true), 1),
            ("Capital? {Paris}", .shortAnswer(["Paris"]), 0),
            ("Capital? {~=Paris ~Lyon}", .choice(options: ["Paris", "Lyon"], right: [0]), 1),
            ("Capital? {=Paris ~Lyon ~Lyon ~}", .choice(options: ["Paris", "Lyon"], right: [0]), 2),
            ("Capital? {~%100%Paris}", .shortAnswer(["Paris"]), 1),
            ("Capital? {~%80%Paris ~%20%Lyon =%50%Nice}", .choice(options: ["Paris", "Lyon", "Nice"], right: [0]), 2),
            ("Language? {=C#}", .shortAnswer(["C"]), 1),
            ("Blanks: {=a} and {=b}.", .blanks([["a"], ["b"]]), 1),
            ("How many? {#3,5}", .number(.value("3.5", tolerance: "0")), 0),
            ("How many? {#=3 =4}", .shortAnswer(["3", "4"]), 1),
            ("::No end: what? {=a}", .shortAnswer(["a"]), 1),
            ("::Name only:: {=a}", .shortAnswer(["a"]), 1),
        ]
    )
    func whatAuthorsMeantIsGuessedAndNoted(source: String, kind: BankQuestion.Kind, warnings: Int) throws {
        let read = try ReadBank(source, "a.gift")
        #expect(read.counts == "1/1/0", "\(read.bank.notes)")
        #expect(read.kinds == [kind])
        #expect(read.warned.count == warnings, "\(read.bank.notes)")
    }

    @Test(
        arguments: [
            ("Discuss. {}", "essay"), ("Just a text.", "description"), ("What? {=a", "brace"), ("What? =a}", "brace"),
            ("What? {~a ~b}", "none of its options"), ("Match. {=a -> b}", "two pairs"),
            ("Match. {=a -> b =c}", "no \"->\""),
            ("How many? {#many}", "no number"), ("See <img src=\"x.png\"> {=a}", "image"),
            ("Any. {=*}", "any response"),
            ("Match. {=a -> b =a -> c}", "twice"), ("Two. {~a =b} and {=c}", "2 sets"), ("{=a}", "no text"),
        ]
    )
    func whatCannotBePlayedIsRefusedWithAReason(source: String, reason: String) throws {
        let read = try ReadBank("// first\n\n" + source, "a.gift")
        #expect(read.counts == "1/0/1")
        #expect(read.refused == [3])
        #expect(read.notes(3).contains(reason), "\(read.notes(3))")
    }

    @Test func questionsAreTornApartOrJoinedWhereBlankLinesAreWrong() throws {
        let read = try ReadBank(
            """
            ::One:: a {=1}
            ::Two:: b {=2}
            c {
              =3

              ~4
            }
            $CATEGORY: X
            d {=4}

            e {=5
            f {=6}

            """,
            "a.gift"
        )
        #expect(read.counts == "5/5/0", "\(read.bank.notes)")
        #expect(read.texts[0...3] == ["a", "b", "c", "d"])
        #expect(read.bank.questions[3].category == "X")
        #expect(read.warned.prefix(5) == [2, 3, 5, 8, 9])
    }

    /// Moodle's tags may say anything, on any question.
    @Test func aTagToShuffleMeansNothingWithoutOptions() throws {
        var bank = try ReadBank("// [tag:shuffle]\na {T}\n", "a.gift").bank
        let pack = try PackFiles(["pack.yaml": bank.pack(title: "T", name: "pack.yaml").files[0].text])
        #expect(pack.problems() == [])
    }

    @Test func lineEndsDoNotMatter() throws {
        let source = "a {=1}\n\nb {\n=2\n~3\n}\n"
        let plain = try ReadBank(source, "a.gift").bank.questions
        for end in ["\r\n", "\r"] {
            #expect(try ReadBank(source.replacing("\n", with: end), "a.gift").bank.questions == plain)
        }
        #expect(plain.count == 2)
    }

    @Test func markupIsReadAsItsNameSays() throws {
        let read = try ReadBank(
            """
            [html]<p>H<sub>2</sub>O &amp;\\ncaf&eacute; x<sup>n+1</sup> y<sup>a</sup></p><p>Next</p>{=<b>water</b>}

            [plain]Is <b>bold</b> &amp; loud?{=<b>}

            [markdown]Is **bold** loud?{=yes}

            Is a<b and <em>b</em>>c?{=yes}
            """,
            "a.gift"
        )
        #expect(
            read.texts == [
                "H₂O & café xⁿ⁺¹ y^a\nNext", "Is <b>bold</b> &amp; loud?", "Is **bold** loud?", "Is a<b and b>c?",
            ]
        )
        #expect(read.kinds[0...1] == [.shortAnswer(["water"]), .shortAnswer(["<b>"])])
    }

    /// Moodle keeps blanks at the beginnings of lines, and a browser shows them where text is preformatted.
    @Test func indentationIsKeptWhereItShows() throws {
        let read = try ReadBank(
            #"""
            [html]What comes?<pre>
            while x\:
                x -\= 1
            </pre>{=0}

            [plain]Read\:
                this{=a}

            A text
                of two lines
                {=a}
            """#,
            "a.gift"
        )
        #expect(read.texts == ["What comes?\nwhile x:\n    x -= 1", "Read:\n    this", "A text\nof two lines"])
    }

    @Test func aNameBeginsAQuestionBehindADescription() throws {
        let read = try ReadBank("::A::Two {=2}\n::B::Only a text.\n::C::Six {#6}\n  ::D::More text\n", "a.gift")
        #expect(read.counts == "4/2/2")
        #expect(read.refused == [2, 4])
        #expect(read.warned == [2, 3, 4])
    }

    @Test func optionsAreShuffledAsMoodleDoesUnlessATagSaysNot() throws {
        var read = try ReadBank(
            "a {=b ~c ~d}\n\n// [tag:noshuffle]\ne {=f ~g}\n\nh {~%50%i ~%50%j ~k}\n\nl {=m}\n",
            "a.gift"
        )
        #expect(read.bank.questions.map(\.shuffle) == [true, false, true, false])
        read = try ReadBank("// [tag:shuffle]\na {=b ~c}\n", "a.gift")
        #expect(read.bank.questions[0].shuffle)
        #expect(read.bank.notes == [])
    }

    @Test func commentsBehindTextAreTold() throws {
        let read = try ReadBank(
            """
            ::T:: // a name
            It rains. // hm
            { // first
             F // last
            }

            See [plain]// or http\\://a.b?{=//}
            """,
            "a.gift"
        )
        #expect(read.counts == "2/2/0")
        #expect(read.warned == [1, 3, 3])
    }
}
