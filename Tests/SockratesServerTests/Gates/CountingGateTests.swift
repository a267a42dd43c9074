import SockratesServer
import SockratesSockets
import Testing

/// Limits on how many are in at a time.
struct CountingGateTests {
    private let bench = GateBench()

    @Test func soManyInAllAndARoomForEachThatLeaves() throws {
        let gates = try bench.gates([ConnectionLimit(2)], exempt: ["192.0.2.0/24"])
        let first = gates.enter("192.0.2.1").entry
        _ = gates.enter("198.51.100.1")
        // The exemption list does not help against this one.
        #expect(
            gates.refusal("192.0.2.1") == "The server is full: it takes 2 connections at a time. Come back in 30 s."
        )
        #expect(gates.inside == 2)
        first?.leave()
        first?.leave()
        #expect(gates.inside == 1)
        #expect(gates.refusal("192.0.2.1") == nil)
        #expect(bench.events == ["in", "in", "connections", "in"])
    }

    @Test func soManyOfAnAddress() throws {
        let gates = try bench.gates([SourceLimit(1)])
        let first = gates.enter("192.0.2.1").entry
        #expect(
            gates.refusal("192.0.2.1")
                == "1 connection from your address (192.0.2.1) may be open at a time: close one first."
        )
        #expect(gates.refusal("192.0.2.2") == nil)
        first?.leave()
        #expect(gates.refusal("192.0.2.1") == nil)
    }

    @Test func anIPv6NetworkOfSixtyFourBitsIsOneAddress() throws {
        let gates = try bench.gates([SourceLimit(1)])
        #expect(gates.refusal("2001:db8:1:2::1") == nil)
        #expect(gates.refusal("2001:db8:1:2:ffff::9")?.contains("(2001:db8:1:2::/64)") == true)
        #expect(gates.refusal("2001:db8:1:3::1") == nil)
        // IPv4 in IPv6's clothes is counted as what it is.
        #expect(gates.refusal("::ffff:192.0.2.1") == nil)
        #expect(gates.refusal("192.0.2.1") != nil)
    }

    @Test func whoIsExemptIsNotCountedByAddress() throws {
        let gates = try bench.gates([SourceLimit(1)], exempt: ["192.0.2.0/24"])
        let entries = (0..<5).map { _ in gates.enter("192.0.2.1").entry }
        #expect(entries.allSatisfy { $0 != nil })
        for entry in entries { entry?.leave() }
        #expect(gates.inside == 0)
    }

    @Test func aUnixSocketHasNoAddressToCount() throws {
        let gates = try bench.gates([SourceLimit(1), SourceRate(Rate(perSecond: 1, burst: 1))])
        for _ in 0..<3 { #expect(gates.enter(from: .unix(path: "")).entry != nil) }
    }

    @Test func soManyOfATeamFromWhereverTheyCome() throws {
        let gates = try bench.gates([TeamLimit(1)], exempt: ["192.0.2.0/24"])
        let first = try #require(gates.enter("192.0.2.1").entry)
        let second = try #require(gates.enter("198.51.100.7").entry)
        #expect(first.join(team: "red") == nil)
        // What was said first stays, and is counted once.
        #expect(first.join(team: "red") == nil)
        #expect(
            second.join(team: "red")?.sentence
                == "1 connection of your team may be open at a time: close one first."
        )
        #expect(second.join(team: "blue") == nil)
        first.leave()
        let third = try #require(gates.enter("198.51.100.8").entry)
        #expect(third.join(team: "red") == nil)
        #expect(bench.events == ["in", "in", "per-team", "in"])
    }

    @Test func whoHasLeftJoinsNoTeam() throws {
        let gates = try bench.gates([TeamLimit(1)])
        let gone = try #require(gates.enter("192.0.2.1").entry)
        gone.leave()
        #expect(gone.join(team: "red") == nil)
        let here = try #require(gates.enter("192.0.2.1").entry)
        #expect(here.join(team: "red") == nil)
    }

    @Test func whoIsRefusedByALaterGateLeavesTheEarlierOnes() throws {
        let deny = DenyList(try NetworkList(["192.0.2.1"]))
        let limit = SourceLimit(1)
        let refusing = try bench.gates([limit, deny])
        #expect(refusing.refusal("192.0.2.1") == "192.0.2.1 is not admitted here.")
        #expect(refusing.inside == 0)
        // The same gate in another row has room.
        #expect(try bench.gates([limit]).refusal("192.0.2.1") == nil)
    }
}
