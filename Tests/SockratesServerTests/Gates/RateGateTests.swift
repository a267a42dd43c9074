import SockratesServer
import SockratesSockets
import Synchronization
import Testing

/// Limits on how many come in a time, by a clock that the test moves.
struct RateGateTests {
    private let bench = GateBench()

    @Test func soManyASecondAndSoManyAtOnce() throws {
        let gates = try bench.gates([ConnectionRate(Rate(perSecond: 2, burst: 3))])
        for number in 1...3 { #expect(gates.refusal("192.0.2.\(number)") == nil) }
        #expect(gates.refusal("192.0.2.4") == "Too many players come at once. Come back in 1 s.")
        bench.pass(.milliseconds(499))
        #expect(gates.refusal("192.0.2.4") != nil)
        bench.pass(.milliseconds(1))
        #expect(gates.refusal("192.0.2.4") == nil)
        #expect(gates.refusal("192.0.2.4") != nil)
        // A silence is worth no more than the burst.
        bench.pass(.seconds(1000))
        #expect((1...4).filter { _ in gates.refusal("192.0.2.9") == nil }.count == 3)
    }

    @Test func eachAddressHasARateOfItsOwn() throws {
        let gates = try bench.gates([SourceRate(Rate(perSecond: 0.1, burst: 1))])
        #expect(gates.refusal("192.0.2.1") == nil)
        #expect(
            gates.refusal("192.0.2.1")
                == "Too many new connections from your address (192.0.2.1). Come back in 10 s."
        )
        #expect(gates.refusal("192.0.2.2") == nil)
        #expect(gates.refusal("2001:db8::1") == nil)
        #expect(gates.refusal("2001:db8::ffff") != nil)
        bench.pass(.seconds(10))
        #expect(gates.refusal("192.0.2.1") == nil)
    }

    @Test func whoIsRefusedUsesUpNothing() throws {
        let gates = try bench.gates([SourceRate(Rate(perSecond: 1, burst: 1))])
        #expect(gates.refusal("192.0.2.1") == nil)
        for _ in 0..<100 { #expect(gates.refusal("192.0.2.1") != nil) }
        bench.pass(.seconds(1))
        #expect(gates.refusal("192.0.2.1") == nil)
    }

    @Test func addressesWithoutEndTakeNoMemoryWithoutEnd() throws {
        let gates = try bench.gates([SourceRate(Rate(perSecond: 0.001, burst: 1), remembered: 100)])
        for number in 0..<150 { #expect(gates.refusal("10.0.\(number / 250).\(number % 250)") == nil) }
        // Those that came last are remembered, the first ones are not.
        #expect(gates.refusal("10.0.0.149") != nil)
        #expect(gates.refusal("10.0.0.0") == nil)
    }

    @Test func whoIsExemptIsNotSlowedDown() throws {
        let rate = Rate(perSecond: 0.001, burst: 1)
        let gates = try bench.gates([SourceRate(rate), ConnectionRate(rate)], exempt: ["192.0.2.0/24"])
        for _ in 0..<10 { #expect(gates.refusal("192.0.2.1") == nil) }
        #expect(gates.refusal("198.51.100.1") == nil)
    }

    @Test func theFullerItIsTheMoreAreRefused() throws {
        let draw = Mutex(0.0)
        let drop = EarlyDrop(from: 2, share: 0.5, to: 4, chance: { draw.withLock { $0 } })
        let gates = try bench.gates([drop])
        func isIn(_ chance: Double) -> Bool {
            draw.withLock { $0 = chance }
            return gates.refusal("192.0.2.1") == nil
        }
        #expect(isIn(0) && isIn(0))
        // Two are in: half of those who come are refused.
        #expect(!isIn(0.49))
        #expect(isIn(0.5))
        // Three: three quarters. Four: everybody.
        #expect(!isIn(0.74))
        #expect(isIn(0.75))
        #expect(!isIn(0.999_999))
        #expect(
            gates.refusal("192.0.2.1")
                == "The server is nearly full, and not everybody gets in at once. Come back in 2 s."
        )
    }
}
