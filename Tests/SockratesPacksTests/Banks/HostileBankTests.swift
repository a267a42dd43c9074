import SockratesPacks
import Testing

/// Files that were cut off, garbled or made to hurt: each is read to its end, and nothing is lost uncounted.
@Suite struct HostileBankTests {
    private static let banks: [(name: String, text: String)] = [
        (
            "a.gift",
            "$CATEGORY: x\n\n::n:: a [html]<p>{~%-50%b#f =%100%c ~d####g}</p>\n\nm {=a -> b\n=c -> d\n}\n\nn{#=1:2 =%50%1..2}\n\n// [tag:easy]\nt{TRUE#a#b}"
        ),
        ("a.aiken", "Q one\nA. a\nB. b\nANSWER: B\n\nQ two\nA) a\nB) b\nANSWER: A\nFEEDBACK: x"),
        (
            "a.xml",
            "<?xml version=\"1.0\"?><quiz><question type=\"cloze\"><questiontext><text><![CDATA[a {1:SA:=b~%50%c#d} e]]></text></questiontext></question><question type=\"truefalse\"><questiontext><text>&amp;x</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>"
        ),
        (
            "a.json",
            #"{"response_code":0,"results":[{"type":"multiple","question":"a &quot;b&quot;?","correct_answer":"c","incorrect_answers":["d","e"]}]}"#
        ),
        ("a", "#Q a\nb\n^ c\nA c\nB d\n\n#Q e\n^ f\nA f\nB g"),
        ("a.csv", "Question,Answer 1,Answer 2,Time limit,Correct answer(s)\n\"a, \"\"b\"\"\",c,d,20,1\ne,f,g,,\"1,2\""),
        ("a.txt", "#separator:tab\n#html:true\na<b>b</b>\t{{c1::c}}\nd {{c1::e::f}}\tg"),
    ]

    @Test(arguments: banks.indices)
    func everyBeginningIsRead(number: Int) throws {
        let (name, text) = Self.banks[number]
        let bytes = Array(text.utf8)
        for length in 0...bytes.count { check(Array(bytes.prefix(length)), name) }
    }

    @Test(arguments: banks.indices)
    func garbledFilesAreRead(number: Int) throws {
        let (name, text) = Self.banks[number]
        let special = Array("{}=~#:%\\<>&;\"'[]()\t,|^\n\r".utf8) + [0, 0xFF, 0xFE, 0xC3, 0x80]
        var random = SplitMix(seed: UInt64(number))
        for _ in 0..<1500 {
            var bytes = Array(text.utf8)
            for _ in 0...(random.next() % 6) {
                let place = Int(random.next() % UInt64(bytes.count))
                let byte = special[Int(random.next() % UInt64(special.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.remove(at: place)
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            check(bytes, name)
        }
    }

    /// Reads, and writes what was read.
    private func check(_ bytes: [UInt8], _ name: String) {
        guard var bank = try? QuestionBank.read(bytes, name: name) else { return }
        #expect(bank.questionsIn == bank.questions.count + bank.questionsRefused)
        #expect(bank.notes.count { $0.severity == .refused } == bank.questionsRefused)
        #expect(bank.notes.allSatisfy { $0.line >= 1 && !$0.message.isEmpty })
        let before = bank.questionsIn
        _ = bank.gift()
        #expect(bank.questionsIn == before)
    }

    /// Each of these took more than linear time in some reader.
    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            ("a.gift", "{=a}\n", ""), ("a.gift", "x}\n", ""), ("a.gift", "=", "a {"), ("a.gift", "=a", "a {~b ~c "),
            ("a.gift", "~", "a {"),
            ("a.gift", "{", ""), ("a.gift", "a {\n\n", ""), ("a.gift", "{=a}\nplain\nplain\n", ""),
            ("a.gift", "####", "a {"),
            ("a.gift", "<p a=\"", "[html]"), ("a.gift", "<script>", "[html]"), ("a.gift", "&", "[html]"),
            ("a.gift", "[", "// "),
            ("a.csv", "\"a\n", ""), ("a.csv", ",", ""), ("a.xml", "&x", "<quiz>"), ("a.xml", "<![CDATA[", "<quiz>"),
            ("a.xml", "{1:SA:=a", "<quiz><question type=\"cloze\"><questiontext><text>"), ("a.json", "{", ""),
            ("a.json", "\"", ""),
            ("a.aiken", "A. a\n", "Q\n"), ("a", "A a\n", "#Q a\n^ b\n"), ("a.txt", "{{c1::", "#html:true\n"),
        ]
    )
    func repetitionIsReadInLinearTime(name: String, part: String, start: String) {
        check(Array((start + String(repeating: part, count: 60_000)).utf8), name)
    }

    /// What is too much is found before it is read, and told with the line where it begins to be too much.
    @Test(arguments: [
        ("a.gift", "a{=b}\n\n", 100_001, "", 200_001), ("a.gift", "//\n\n", 250_001, "", 500_001),
        ("a.aiken", "q\nA. a\nB. b\nANSWER: A\n", 100_001, "", 400_004), ("a.aiken", "\n", 2_000_001, "Q\n", 2_000_001),
        ("a", "#Q q\n^ a\n", 100_001, "", 200_001), ("a.csv", "a,b\n", 100_030, "", 100_022),
        ("a.csv", ",x", 1000, "\n\na", 3), ("a.csv", "x", 70_000, "a,b\nc", 2),
        ("a.xml", "<question type=\"essay\"/>\n", 100_001, "<quiz>\n", 100_002),
        ("a.json", "{}\n", 100_001, "", 100_001),
        ("a.xml", " a=\"b\"", 10_000, "<quiz>\n<question", 2), ("a.json", "{\"a\":", 100, "\n", 2),
        ("a.gift", "\u{1}\n", 10_001, "", 10_001),
    ])
    func tooMuchIsRefusedWithItsLine(name: String, part: String, count: Int, start: String, line: Int) {
        let error = #expect(throws: BankError.self) {
            try QuestionBank.read(Array((start + String(repeating: part, count: count)).utf8), name: name)
        }
        #expect(error?.line == line)
        #expect(error?.isOfCommand == false)
    }

    /// A question that is too large is refused, and the others are read.
    @Test(arguments: [
        ("a.gift", "a {=b}\n\n", "a{", "=b ", "}\n\n", "c {=d}"),
        ("a.aiken", "Q\nA. a\nB. b\nANSWER: A\n\n", "Q\n", "A. a\n", "ANSWER: A\n\n", "Q\nA. a\nB. b\nANSWER: A"),
        ("a", "#Q a\n^ b\nA b\nB c\n", "#Q a\n^ b\n", "A b\n", "", "#Q a\n^ b\nA b\nB c\n"),
        (
            "a.xml",
            "<quiz><question type=\"truefalse\"><questiontext><text>a</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question>",
            "<question type=\"cloze\"><questiontext><text>", "{1:SA:=a}", "</text></questiontext></question>",
            "<question type=\"truefalse\"><questiontext><text>b</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>"
        ),
        (
            "a.json", #"{"question":"a","correct_answer":"b","incorrect_answers":["c"]}"#,
            #"{"question":"a","correct_answer":"b","incorrect_answers":["#, "\"c\",", "\"d\"]}",
            #"{"question":"a","correct_answer":"b","incorrect_answers":["c"]}"#
        ),
    ])
    func aQuestionThatIsTooLargeIsRefusedAlone(
        name: String,
        before: String,
        opening: String,
        part: String,
        closing: String,
        after: String
    ) throws {
        let text = before + opening + String(repeating: part, count: 30_000) + closing + after
        let read = try ReadBank(text, name)
        #expect(read.counts == "3/2/1")
        #expect(read.bank.notes.filter { $0.severity == .refused }.allSatisfy { $0.message.contains("65536") })
    }

    @Test func theBytesOfAnEmbeddedFileDoNotCount() throws {
        let picture = String(repeating: "iVBORw0KGgoAAAANSUhEUgAA\n", count: 20_000)
        let read = try ReadBank(
            """
            <quiz>
            <question type="truefalse"><questiontext><text>a</text><file name="a.png" encoding="base64">\(picture)</file></questiontext>
            <answer fraction="100"><text>true</text></answer></question>
            <question type="essay"/>
            </quiz>
            """,
            "a.xml"
        )
        #expect(read.counts == "2/1/1")
        #expect(read.refused == [20_004])
    }

    @Test func entitiesAreRefusedWhereverTheyAreDeclared() {
        for start in ["<!-- <quiz -->\n", "<quiz>\n", "<?a <quiz ?>\n"] {
            let error = #expect(throws: BankError.self) {
                try ReadBank(
                    start + "<!DOCTYPE quiz [<!ENTITY a \"b\">]><quiz><question>&a;</question></quiz>",
                    "a.xml"
                )
            }
            #expect(error?.line == 2)
        }
    }

    @Test func warningsBeyondSomeThousandsAreCounted() throws {
        let read = try ReadBank(
            "<quiz>\n<question type=\"essay\"/>\n" + String(repeating: "&\n", count: 20_100) + "</quiz>",
            "a.xml"
        )
        #expect(read.counts == "1/0/1")
        #expect(read.bank.notes.count == 20_002)
        #expect(read.notes(20_003).contains("100 more warnings"))
        #expect(
            try ReadBank("a\(String(repeating: "x", count: 5000))\n", "a.gift").bank.notes.allSatisfy {
                $0.message.count < 500
            }
        )
    }
}
