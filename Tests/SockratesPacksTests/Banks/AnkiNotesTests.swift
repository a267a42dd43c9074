import SockratesPacks
import Testing

@Suite struct AnkiNotesTests {
    private func read(_ notes: String) throws -> ReadBank {
        try ReadBank("#separator:tab\n#html:true\n" + notes, "a.txt")
    }

    @Test func aDeletionMayStandWithinAnother() throws {
        let nested = try read("The {{c1::deep {{c2::blue}} sea}} is {{c2::cold}}.\t\n")
        #expect(nested.texts == ["The _____ is _____."])
        #expect(nested.kinds == [.blanks([["deep blue sea"], ["cold"]])])
        #expect(nested.warned == [3])
        #expect(try read("The {{c1::deep {{c2::blue}} sea\t\n").counts == "1/0/1")
    }

    @Test func answersOfADeletionArePartedByBars() throws {
        let read = try read("We {{c1::don't|do not}} know.\t\n")
        #expect(read.kinds == [.shortAnswer(["don't", "do not"])])
        #expect(read.warned == [3])
    }

    @Test func hiddenPartsOfImagesAreRefused() throws {
        let read = try read("{{c1::image-occlusion:rect:left=.1:top=.2:oi=1}}<br>\t\"<img src=\"\"map.png\"\">\"\n")
        #expect(read.counts == "1/0/1")
        #expect(read.notes(3).contains("image"))
    }

    @Test func fieldsThatAreEmptyInAllNotesAreNotAsked() throws {
        let read = try ReadBank("#separator:tab\n#guid column:1\nab\t\tun\tone\ncd\t\tdeux\ttwo\n", "a.txt")
        #expect(read.texts == ["un", "deux"])
        #expect(read.kinds == [.shortAnswer(["one"]), .shortAnswer(["two"])])
        #expect(read.warned == [3])
    }
}
