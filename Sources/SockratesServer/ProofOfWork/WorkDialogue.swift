/// What is said around a challenge, so that scripts that were written for one of the two dialects go on working.
struct WorkDialogue: Sendable {
    let dialect: WorkDialect
    /// How to solve it, with `{challenge}` where the challenge belongs.
    let solver: String

    init(_ dialect: WorkDialect, solver: String?) {
        self.dialect = dialect
        self.solver =
            solver
            ?? (dialect == .redpwn
                ? "curl -sSfL https://pwn.red/pow | sh -s {challenge}"
                : "python3 <(curl -sSL https://goo.gle/kctf-pow) solve {challenge}")
    }

    /// What asks for a solution.
    func question(_ challenge: WorkChallenge) -> String {
        let line = solver.replacing("{challenge}", with: challenge.text)
        switch dialect {
        case .redpwn:
            return "proof of work:\n\(line)\nsolution: "
        case .kctf:
            return """
                == proof-of-work: enabled ==
                please solve a pow first
                You can run the solver with:
                    \(line)
                ===================

                Solution? 
                """
        }
    }

    /// What is said to whoever is let in without one.
    var disabled: String { dialect == .kctf ? "== proof-of-work: disabled ==\n" : "" }
    /// What is said to a right solution.
    var right: String { dialect == .kctf ? "Correct\n" : "" }
    /// What is said to a wrong one.
    var wrong: String { dialect == .kctf ? "Proof-of-work fail\npow fail\n" : "incorrect proof of work\n" }
}
