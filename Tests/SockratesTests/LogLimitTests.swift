import Testing

@testable import Sockrates

@Suite struct LogLimitTests {
    @Test func aFloodIsCutAndTold() {
        let limit = LogLimit(most: 3)
        let flood = (0..<10).map { _ in limit.admits("session closed", second: 7) }
        #expect(flood.map(\.isAdmitted) == Array(repeating: true, count: 3) + Array(repeating: false, count: 7))
        #expect(limit.admits("solved", second: 7).isAdmitted)
        let next = limit.admits("solved", second: 8)
        #expect(next.isAdmitted)
        #expect(next.leftOut.map(\.kind) == ["session closed"] && next.leftOut.map(\.count) == [7])
        #expect(limit.admits("session closed", second: 8).leftOut.isEmpty)
    }
}
