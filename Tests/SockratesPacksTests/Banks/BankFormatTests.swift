import SockratesPacks
import Testing

/// What a file is, where neither its name nor its first line says so.
@Suite struct BankFormatTests {
    /// Formulas and programs have braces, as GIFT has.
    @Test(
        arguments: [
            ("root of 9\t3\nLength \\(\\sqrt{2}\\)\t1.41\nsum\t4\n", BankFormat.quizlet, "3/3/0"),
            ("record R\tlet r = { X = 1 }\nunit\tlet u = ()\nlist\t[ 1; 2 ]\n", .quizlet, "3/3/0"),
            ("No answer yet\nMean <i>Q</i>_{n+1}?\tlater\n<b>wheel</b>\tround\n", .anki, "3/2/1"),
            ("7\tUnit <b>2</b>\tShe {{c1::sings}} well.\t\n8\tUnit 2\tThey {{c1::sing}}.\t\n", .anki, "2/2/0"),
            ("One?\t{=1 ~2}\nTwo?\t{~1 =2}\n", .gift, "2/2/0"),
        ]
    )
    func tabsAndDeletionsMakeCards(text: String, format: BankFormat, counts: String) throws {
        let read = try ReadBank(text, "cards.txt")
        #expect(read.bank.format == format)
        #expect(read.counts == counts, "\(read.bank.notes)")
    }

    @Test func columnsMayBeSaidOfAnkisNotes() throws {
        let notes = "#separator:tab\n#html:true\nx\t\t<b>eins</b>\tuno\nx\t\tzwei&nbsp;\tdue\n"
        let read = try ReadBank(notes, "a.txt", columns: try BankColumns("question=3,answer=4"))
        #expect(read.bank.format == .anki)
        #expect(read.counts == "2/2/0")
        #expect(read.texts == ["eins", "zwei"])
        #expect(read.warned == [])
    }
}
