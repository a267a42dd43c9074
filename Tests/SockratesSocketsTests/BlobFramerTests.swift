import SockratesSockets
import Testing

struct BlobFramerTests {
    private func pieces(_ bytes: [UInt8], cuts: Int, width: Int = 2, isBigEndian: Bool = true) -> [LineFramer.Piece] {
        var options = LineOptions(maximumLineLength: 5)
        options.framing = .counted(width: width, isBigEndian: isBigEndian)
        var framer = LineFramer(options: options)
        var pieces: [LineFramer.Piece] = []
        for start in stride(from: 0, to: bytes.count, by: cuts) {
            pieces += framer.received(bytes[start..<min(start + cuts, bytes.count)])
        }
        return pieces + framer.ended()
    }

    @Test(arguments: 1...9)
    func messagesAreCutByTheirCounts(cuts: Int) {
        let bytes: [UInt8] = [0, 3, 0x0A, 0xFF, 0x08, 0, 0, 0, 1, 7]
        #expect(pieces(bytes, cuts: cuts) == [.line([0x0A, 0xFF, 0x08]), .line([]), .line([7])])
        #expect(pieces([2, 0, 0, 0, 1, 2], cuts: cuts, width: 4, isBigEndian: false) == [.line([1, 2])])
    }

    @Test(arguments: 1...9)
    func aMessageThatIsTooLongIsReportedOnceAndDropped(cuts: Int) {
        #expect(pieces([0, 6, 1, 2, 3, 4, 5, 6, 0, 1, 9], cuts: cuts) == [.tooLong, .line([9])])
        #expect(pieces([0xFF, 0xFF, 1, 2], cuts: cuts) == [.tooLong])
    }

    @Test func whatIsNotWholeIsNoMessage() {
        #expect(pieces([0, 4, 1, 2], cuts: 2) == [])
    }
}
