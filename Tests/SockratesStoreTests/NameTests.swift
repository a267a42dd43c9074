import SockratesStore
import Testing

/// Names that look like those of others.
@Suite struct NameTests {
    /// What becomes of a second name in a record that has the first.
    private func outcome(_ first: String, _ second: String) async -> SubmissionOutcome {
        let store = MemoryStore()
        var outcome = SubmissionOutcome.failed(StoreFailure("nothing yet"))
        for (number, name) in [first, second].enumerated() {
            let identity = Identity(player: name, team: name, proof: .name)
            outcome = await store.append(
                Submission(
                    session: SessionID(rawValue: UInt64(number)),
                    number: 0,
                    challenge: "c",
                    identity: identity,
                    points: 0,
                    items: [.init(.identified(identity), at: .zero)]
                )
            )
        }
        return outcome
    }

    @Test(arguments: [
        ("Paul", "paul"), ("Paul", "Раul"), ("Paul", "PAU1"), ("modern", "modem"), ("Scope", "ѕсоре"), ("Ohm", "0hm"),
        ("ﬁsh", "fish"), ("Ⅷ", "viii"), ("ivvy", "iwy"),
        ("Wasser", "Waßer"), ("Σοφός", "ΣΟΦΌΣ"), ("Bears United", "Bears  United"),
    ])
    func whatLooksTheSameIsTaken(first: String, second: String) async {
        #expect(await outcome(first, second) == .refused(.nameTaken(first)))
    }

    @Test(arguments: [("Paul", "Paula"), ("Anna", "Änna"), ("a b", "ab"), ("Ω", "Ψ")])
    func whatLooksDifferentIsFree(first: String, second: String) async {
        guard case .recorded = await outcome(first, second) else {
            Issue.record("\(second) is taken")
            return
        }
    }
}
