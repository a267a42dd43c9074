import SockratesServer
import SockratesSockets
import Synchronization
import Testing

/// The gate that asks for work, by a clock that the test moves.
@Suite(.timeLimit(.minutes(5))) struct ProofOfWorkTests {
    private let bench = GateBench()

    private func gates(_ change: (inout ProofOfWork.Options) -> Void = { _ in }) throws -> Gates {
        var options = ProofOfWork.Options(difficulty: 2)
        change(&options)
        return try bench.gates([ProofOfWork(options, clock: bench.clock)])
    }

    /// The challenge in a text that asks for its solution.
    private func challenge(in text: String) throws -> WorkChallenge {
        let word = text.split { $0 == " " || $0 == "\n" }.first { $0.hasPrefix("s.") }
        return try WorkChallenge(String(try #require(word)))
    }

    private func asked(_ gates: Gates, _ host: String = "192.0.2.1") throws -> AskedEntry {
        guard case .asked(let asked) = gates.enter(host) else { throw GateRefusal(by: "test", "nothing was asked") }
        return asked
    }

    private func answer(_ asked: AskedEntry, _ line: String) async -> (text: String, isIn: Bool) {
        await withCheckedContinuation { continuation in
            asked.answer(Array(line.utf8)) { text, entrance in
                continuation.resume(returning: (text, entrance.entry != nil))
            }
        }
    }

    @Test func theDialogueOfRedpwn() async throws {
        let gates = try gates()
        let first = try asked(gates)
        let challenge = try challenge(in: first.text)
        #expect(
            first.text == "proof of work:\ncurl -sSfL https://pwn.red/pow | sh -s \(challenge.text)\nsolution: "
        )
        #expect(await answer(first, challenge.solution()) == ("", true))
        #expect(await answer(try asked(gates), "s.AQ==") == ("incorrect proof of work\n", false))
        #expect(await answer(try asked(gates), "hello") == ("incorrect proof of work\n", false))
        #expect(bench.events == ["in", "proof-of-work", "proof-of-work"])
    }

    @Test func theDialogueOfKCTF() async throws {
        let gates = try gates { $0.dialect = .kctf }
        let first = try asked(gates)
        let challenge = try challenge(in: first.text)
        #expect(
            first.text == """
                == proof-of-work: enabled ==
                please solve a pow first
                You can run the solver with:
                    python3 <(curl -sSL https://goo.gle/kctf-pow) solve \(challenge.text)
                ===================

                Solution? 
                """
        )
        #expect(await answer(first, challenge.solution()) == ("Correct\n", true))
        #expect(await answer(try asked(gates), "s.AAAB") == ("Proof-of-work fail\npow fail\n", false))
    }

    @Test func theSolverIsTheHosts() throws {
        let gates = try gates { $0.solver = "sockrates pow solve {challenge}" }
        let text = try asked(gates).text
        #expect(text.hasPrefix("proof of work:\nsockrates pow solve s."))
    }

    @Test func aSolutionOfAnotherConnectionsChallengeIsRefused() async throws {
        let gates = try gates()
        let one = try asked(gates)
        let other = try asked(gates)
        let solution = try challenge(in: one.text).solution()
        #expect(await answer(other, solution).isIn == false)
        #expect(await answer(one, solution).isIn)
    }

    @Test func aTicketIsGoodForItsTimeAndItsAddress() async throws {
        let gates = try gates {
            $0.ticket = .seconds(60)
            $0.dialect = .kctf
        }
        let first = try asked(gates)
        #expect(await answer(first, try challenge(in: first.text).solution()).isIn)
        bench.pass(.seconds(59))
        #expect(gates.enter("192.0.2.1").entry?.greeting() == "== proof-of-work: disabled ==\n")
        _ = try asked(gates, "192.0.2.2")
        bench.pass(.seconds(1))
        _ = try asked(gates)
    }

    @Test func onlyWhileManyAreIn() throws {
        let gates = try gates { $0.above = 2 }
        let first = gates.enter("192.0.2.1").entry
        #expect(first != nil)
        #expect(gates.enter("192.0.2.1").entry != nil)
        let waiting = try asked(gates)
        waiting.leave()
        first?.leave()
        #expect(gates.enter("192.0.2.1").entry != nil)
    }

    @Test func whoIsExemptDoesNoWork() throws {
        let proof = ProofOfWork(ProofOfWork.Options(difficulty: 2), clock: bench.clock)
        let gates = try bench.gates([proof], exempt: ["192.0.2.0/24"])
        #expect(gates.enter("192.0.2.1").entry != nil)
    }

    @Test func noMoreWaitToBeCheckedThanMay() async throws {
        // One is checked, one waits, and the others are told to come back.
        let gates = try gates {
            $0.difficulty = 100_000
            $0.mostWaiting = 1
        }
        let all = try (0..<8).map { _ in try asked(gates) }
        let (texts, came) = AsyncStream.makeStream(of: String.self)
        // One after the other without a pause: no check is done before the last has come.
        for one in all { one.answer(Array("s.AQ==".utf8)) { text, _ in came.yield(text) } }
        let said = await texts.prefix(all.count).reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        #expect(said["Too many proofs of work wait to be checked. Come back in 10 s.\n", default: 0] >= 1)
        #expect(said["incorrect proof of work\n", default: 0] >= 2)
        #expect(said.count == 2)
        #expect(gates.inside == 0)
    }
}
