import SockratesQuiz
import Testing

@Suite struct SolverTests {
    @Test(arguments: [1, 2, 7, 4096])
    func itAnswersWhateverTheBytesAreCutInto(size: Int) {
        let quiz = Quiz.sums(25)
        var solver = Solver(of: quiz)
        var session = Session(of: quiz, seed: 5)
        var actions = session.opened()
        while session.end == nil {
            var response: String?
            for case .send(let bytes) in actions {
                for start in stride(from: 0, to: bytes.count, by: size) {
                    response = solver.received(Array(bytes[start..<min(start + size, bytes.count)])) ?? response
                }
            }
            guard let response else { break }
            actions = session.received(line: Array(response.utf8), at: .zero)
        }
        for case .send(let bytes) in actions { _ = solver.received(bytes) }
        #expect(session.end == .solved)
        #expect(solver.flag == "flag{sum}")
        #expect(solver.isFaultless)
    }

    @Test func withoutWordsBeforeTheFlagTheScoreIsNoFlag() {
        var texts = Texts()
        texts.solved = ""
        let quiz = Quiz(title: "T", stages: Quiz.sums(1).stages, flag: "flag{sum}", texts: texts)
        var lost = Solver(of: quiz)
        _ = lost.received(Array("Wrong.\nYou scored 0 of 1.\nThat is not enough for the flag.\n".utf8))
        #expect(lost.flag == nil)
        var won = Solver(of: quiz)
        _ = won.received(Array("Correct!\nYou scored 1 of 1.\nflag{sum}\n".utf8))
        #expect(won.flag == "flag{sum}")
    }

    @Test func itSeesNoFlagWhereNoneCame() {
        let quiz = Quiz.sums(1)
        var solver = Solver(of: quiz)
        _ = solver.received(Array("Wrong.\nYou scored 0 of 1.\nThat is not enough for the flag.\n".utf8))
        #expect(solver.flag == nil)
        #expect(!solver.isFaultless)
    }
}
