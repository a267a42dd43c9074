import Testing

@testable import SockratesPacks

/// When a pack's code is taken for slow.
@Suite struct SlowCodeWorkshopTests {
    /// One that times events by what the threads do.
    private func suspicious() -> SlowCodeWorkshop {
        let workshop = SlowCodeWorkshop()
        #expect(!workshop.isSuspected)
        workshop.noteElapsed(.milliseconds(3))
        #expect(workshop.isSuspected)
        return workshop
    }

    @Test func anEventThatOnlySeemsLongShowsNothing() {
        let workshop = SlowCodeWorkshop()
        for _ in 1...10 {
            // The thread lost its core for a while.
            workshop.noteElapsed(.milliseconds(50))
            #expect(workshop.isSuspected)
            for _ in 1...1000 { workshop.noteComputed(.microseconds(5)) }
            #expect(!workshop.isSuspected)
        }
        #expect(!workshop.isWanted)
    }

    @Test func aFewLongEventsShowIt() {
        let workshop = suspicious()
        for _ in 1...2 { workshop.noteComputed(.milliseconds(3)) }
        #expect(!workshop.isWanted)
        workshop.noteComputed(.milliseconds(3))
        #expect(workshop.isWanted)
        for _ in 1...5000 { workshop.noteComputed(.microseconds(5)) }
        #expect(workshop.isWanted, "it does not come back")
    }

    @Test func oneThatTakesVeryLongShowsItAtOnce() {
        let workshop = suspicious()
        workshop.noteComputed(.milliseconds(50))
        #expect(workshop.isWanted)
    }

    @Test func whatAMachineDoesNowAndThenShowsNothing() {
        let workshop = suspicious()
        for _ in 1...10 {
            workshop.noteComputed(.milliseconds(3))
            for _ in 1...1000 { workshop.noteComputed(.microseconds(5)) }
        }
        #expect(!workshop.isWanted)
    }
}
