import SockratesServer
import SockratesSockets
import Synchronization
import Testing

/// Asks for a word, and answers when the test lets it.
private final class Password: Gate {
    let name = "password"
    let pending = Mutex<[@Sendable () -> Void]>([])
    let inside = Atomic<Int>(0)

    func decide(on arrival: Arrival) -> GateDecision {
        let refusal = GateRefusal(by: name, "Too slow.")
        return .ask(
            GateQuestion("Word? ", time: .seconds(60), late: refusal) { answer, then in
                self.pending.withLock {
                    $0.append {
                        let isRight = answer == Array("sesame".utf8)
                        if isRight { self.inside.add(1, ordering: .relaxed) }
                        then(
                            GateQuestion.Verdict(
                                isRight ? "Right.\n" : "Wrong.\n",
                                refusal: isRight ? nil : GateRefusal(by: self.name, "Go away.")
                            )
                        )
                    }
                }
            }
        )
    }

    func left(_ arrival: Arrival) { inside.subtract(1, ordering: .relaxed) }

    func judge() {
        let all = pending.withLock { pending in
            defer { pending = [] }
            return pending
        }
        for one in all { one() }
    }
}

/// Gates that ask something before they decide.
struct AskingGateTests {
    private let bench = GateBench()

    @Test func theGatesBehindTheQuestionAreAskedWhenItIsAnswered() throws {
        let password = Password()
        let gates = try bench.gates([ConnectionLimit(9), password, SourceLimit(1)])
        let said = Mutex<[String]>([])
        for word in ["sesame", "sesame", "mustard"] {
            guard case .asked(let asked) = gates.enter("192.0.2.1") else { return #expect(Bool(false)) }
            #expect(asked.text == "Word? ")
            asked.answer(Array(word.utf8)) { text, entrance in
                let standing =
                    switch entrance {
                    case .open: "in"
                    case .asked: "asked"
                    case .refused(let refusal): refusal.gate
                    }
                said.withLock { $0.append(text + standing) }
            }
        }
        #expect(gates.inside == 3)
        password.judge()
        #expect(
            said.withLock { $0 } == [
                "Right.\nin",
                "Right.\n1 connection from your address (192.0.2.1) may be open at a time: close one first.\nper-address",
                "Wrong.\npassword",
            ]
        )
        #expect(gates.inside == 1)
        #expect(password.inside.load(ordering: .relaxed) == 1)
    }

    @Test func whoGoesWhileTheAnswerIsJudgedIsCountedNowhere() throws {
        let password = Password()
        let limit = SourceLimit(1)
        let gates = try bench.gates([password, limit])
        guard case .asked(let asked) = gates.enter("192.0.2.1") else { return #expect(Bool(false)) }
        asked.answer(Array("sesame".utf8)) { _, _ in }
        asked.leave()
        password.judge()
        #expect(gates.inside == 0)
        #expect(password.inside.load(ordering: .relaxed) == 0)
        #expect(try bench.gates([limit]).refusal("192.0.2.1") == nil)
        #expect(bench.events == ["in"])
    }

    @Test func whoIsTooSlowIsRefused() throws {
        let gates = try bench.gates([Password()])
        guard case .asked(let asked) = gates.enter("192.0.2.1") else { return #expect(Bool(false)) }
        #expect(asked.timeIsOver().sentence == "Too slow.")
        #expect(gates.inside == 0)
        #expect(bench.events == ["password"])
    }
}
