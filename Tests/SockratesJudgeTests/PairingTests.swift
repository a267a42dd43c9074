import SockratesJudge
import Testing

struct PairingTests {
    private let capitals = Judge.pairing(
        PairingRule(left: ["France", "Japan"], right: ["Tokyo", "Rome", "Paris"], matches: [2, 0])
    )

    @Test(arguments: [
        "1c 2a", "1-c, 2-a", "2a 1c", "1:C;2:A", "c a", "ca", "c, a", "France = Paris, Japan = Tokyo",
        "japan->tokyo; france -> paris",
        "1 c 2 a", "1=c 2=a",
    ])
    func pairsAreTypedInManyWays(response: String) {
        #expect(capitals.verdict(on: response).outcome == .accept)
    }

    @Test(arguments: ["1a 2c", "1c 2b", "ac", "1c", "France = Tokyo, Japan = Paris"])
    func wrongOrMissingPairsAreRejected(response: String) {
        #expect(capitals.verdict(on: response).outcome == .reject)
    }

    @Test(arguments: ["what", "1", "3a", "1cc", "1c 1a", "Paris", "999999999999999999999a", "é"])
    func whatIsNoPairIsPrompted(response: String) {
        #expect(capitals.verdict(on: response).outcome == .prompt)
    }

    @Test func itemsOnTheRightThatReadTheSameAreTheSame() {
        let judge = Judge.pairing(PairingRule(left: ["2+2", "2*2"], right: ["4", "4"], matches: [0, 1]))
        #expect(judge.verdict(on: "1b 2a").outcome == .accept)
    }

    @Test func theModelAnswerIsAccepted() {
        #expect(capitals.modelAnswer == "1c 2a")
        #expect(capitals.verdict(on: capitals.modelAnswer).outcome == .accept)
    }
}
