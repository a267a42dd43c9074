import Testing

@testable import SockratesPacks

/// When a pack's code is taken for slow.
@Suite struct SlowCodeWorkshopTests {
    @Test func aFewLongEventsShowIt() {
        let workshop = SlowCodeWorkshop()
        for _ in 1...2 { workshop.note(.milliseconds(3)) }
        #expect(!workshop.isWanted)
        workshop.note(.milliseconds(3))
        #expect(workshop.isWanted)
        for _ in 1...5000 { workshop.note(.microseconds(5)) }
        #expect(workshop.isWanted, "it does not come back")
    }

    @Test func oneThatTakesVeryLongShowsItAtOnce() {
        let workshop = SlowCodeWorkshop()
        workshop.note(.milliseconds(50))
        #expect(workshop.isWanted)
    }

    @Test func whatAMachineDoesNowAndThenShowsNothing() {
        let workshop = SlowCodeWorkshop()
        for _ in 1...10 {
            workshop.note(.milliseconds(3))
            for _ in 1...1000 { workshop.note(.microseconds(5)) }
        }
        #expect(!workshop.isWanted)
    }
}
