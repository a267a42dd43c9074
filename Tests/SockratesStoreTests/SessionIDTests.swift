import SockratesStore
import Testing

@Suite struct SessionIDTests {
    @Test(arguments: [0, 7, UInt64.max, 0x0123_4567_89AB_CDEF]) func isReadAsItIsWritten(number: UInt64) {
        let id = SessionID(rawValue: number)
        #expect(SessionID(id.description) == id)
        #expect(SessionID(id.description.uppercased()) == id)
        #expect(id.description.count == 13)
    }

    @Test(arguments: ["", "1", "zzzzzzzzzzzzz", "000000000000u", "00000000000000", "00000000000 0", "é00000000000"])
    func nothingElseIsRead(text: String) {
        #expect(SessionID(text) == nil)
    }
}
