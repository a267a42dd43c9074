import SockratesPacks
import Testing

@Suite struct BankTextTests {
    private static let source = "Où est le café — « là »? {=ici}\n\nß? {=ẞ}\n"

    private static func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isLittleEndian ? bytes.reversed() : bytes
        }
    }

    @Test func marksTellTheEncoding() throws {
        let plain = try ReadBank(Self.source, "a.gift").bank.questions
        #expect(plain.map(\.text) == ["Où est le café — « là »?", "ß?"])
        let files: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(Self.source.utf8),
            [0xFF, 0xFE] + Self.utf16(Self.source, isLittleEndian: true),
            [0xFE, 0xFF] + Self.utf16(Self.source, isLittleEndian: false),
        ]
        for bytes in files {
            let read = try ReadBank(bytes: bytes, "a.gift")
            #expect(read.bank.questions == plain)
            #expect(read.warned == [])
        }
    }

    @Test func utf16WithoutAMarkIsGuessedAndNoted() throws {
        let read = try ReadBank(bytes: Self.utf16("Where? {=here}", isLittleEndian: true), "a.gift")
        #expect(read.texts == ["Where?"])
        #expect(read.warned == [1])
    }

    @Test func linesThatAreNotUTF8AreReadAsWindows1252AndNoted() throws {
        let bytes =
            Array("a {=é}\n\n".utf8) + Array("caf".utf8) + [0xE9, 0x20, 0x93, 0x80, 0x94] + Array(" {=b}\n".utf8)
        let read = try ReadBank(bytes: bytes, "a.gift")
        #expect(read.kinds[0] == .shortAnswer(["é"]))
        #expect(read.texts[1] == "café “€”")
        #expect(read.warned == [3])
    }

    @Test func controlCharactersAreLeftOutAndNoted() throws {
        let read = try ReadBank("a\u{1B}[31m\u{0}b {=c}", "a.gift")
        #expect(read.texts == ["a[31mb"])
        #expect(read.warned == [1])
    }

    @Test func anEmptyFileAndAnUnknownOneAreErrors() {
        #expect(throws: BankError.self) { try ReadBank("", "a.gift") }
        #expect(throws: BankError.self) { try ReadBank(" \n\n", "a.gift") }
        #expect(throws: BankError.self) { try ReadBank("Dear diary", "a.txt") }
        let error = #expect(throws: BankError.self) { try ReadBank("PK\u{3}\u{4}…", "quiz.xlsx") }
        #expect(error?.message.contains("CSV") == true)
    }
}
