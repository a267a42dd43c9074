import SockratesPacks
import SockratesQuiz
import Testing

/// When the time of a session begins to run.
@Suite struct PackClockTests {
    private func session(_ rules: String) throws -> (session: Session, deadline: Duration?) {
        let yaml = "title: T\n\(rules)\nquestions: [{ask: a?, answer: b}, {ask: c?, answer: d}]\n"
        var session = Session(of: try PackFiles(["pack.yaml": yaml]).load().quiz, seed: 1)
        let actions = session.opened()
        return (session, Self.deadline(of: actions))
    }

    private static func deadline(of actions: [SessionAction]) -> Duration? {
        var deadline: Duration?
        for case .setDeadline(let time) in actions { deadline = time }
        return deadline
    }

    @Test func itRunsFromTheConnectionOn() throws {
        #expect(try session("time: 2s").deadline == .seconds(2))
        #expect(try session("time: {limit: 2s, starts: connect}").deadline == .seconds(2))
    }

    @Test func itRunsFromTheFirstQuestionOnThatCounts() throws {
        var (session, deadline) = try session("time: {limit: 2s, starts: question}\nstart: Press Enter.")
        #expect(deadline == nil)
        let actions = session.received(line: [], at: .seconds(60))
        #expect(session.end == nil)
        #expect(Self.deadline(of: actions) == .seconds(62))
    }

    @Test func itRunsFromTheFirstResponseOn() throws {
        var (session, deadline) = try session("time: {limit: 2s, starts: response}\nstart: Press Enter.")
        #expect(deadline == nil)
        #expect(Self.deadline(of: session.received(line: [], at: .seconds(60))) == nil)
        let actions = session.received(line: Array("b".utf8), at: .seconds(90))
        #expect(session.end == nil)
        #expect(Self.deadline(of: actions) == .seconds(92))
    }
}
