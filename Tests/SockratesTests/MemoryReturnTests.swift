import Testing

@testable import Sockrates

/// When memory goes back to the system: once, after most of many connections have gone.
@Suite struct MemoryReturnTests {
    @Test func whenThreeQuartersHaveGone() {
        var tide = MemoryReturn.Tide()
        let outcomes = [0, 4000, 8000, 2001, 2000, 2000, 10].map { tide.hasGoneOut($0) }
        #expect(outcomes == [false, false, false, false, true, false, true])
    }

    @Test func notForAFew() {
        var tide = MemoryReturn.Tide()
        let outcomes = [900, 0, 999, 0].map { tide.hasGoneOut($0) }
        #expect(!outcomes.contains(true))
    }
}
