import SockratesJudge
import SockratesQuiz

/// Plays a pack in memory, right, wrong and silent, and tells what does not go as its author would expect.
///
/// ```swift
/// let report = PackCheck(pack, file: "quiz.yaml").report(seed: 1)
/// print(report.problems.isEmpty ? "well" : "look again")
/// ```
public struct PackCheck {
    /// What a check found.
    public struct Report: Sendable {
        /// What is wrong or worth a look.
        public var problems: [PackProblem]
        /// What was done, a line each.
        public var steps: [String]
        /// How large the pack is, and how long it takes.
        public var estimate: PackEstimate

        /// Whether the pack's own code failed in a play.
        fileprivate var hasBrokenCode = false
        /// Whether a play was ended before its end.
        fileprivate var isCutShort = false

        /// Whether no error was found.
        public var isWell: Bool { !problems.contains { $0.severity == .error } }
    }

    /// Rounds that are played at most: a pack may have a hundred million.
    private static let rounds = 20_000
    /// Packs with more questions than this are not searched for answers that are taken for each other's.
    private static let comparedQuestions = 20_000
    /// So many responses and waits tell enough of a pack.
    private static let telling = 1000
    /// What may be computed, said and judged, in steps and bytes: in a look at all answers, and in a play.
    ///
    /// A stranger's pack may take minutes for each of its questions; what is counted does not depend on what else the machine does.
    private static let mostWork = 30_000_000
    /// What it is to compare what came with the text of a question.
    private static let stepsOfComparison = 10
    private static let wrongResponse = "no such answer 7f3a"

    /// A response that a judge rejects, where it asks for a number or a date rather than reject what is none.
    private static func wrongResponse(to judge: Judge) -> String {
        [wrongResponse, "-986543.25", "3 May 9871"].first { judge.verdict(on: $0).outcome == .reject } ?? wrongResponse
    }

    private let pack: Pack
    private let file: String

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - file: What messages call its file.
    public init(_ pack: Pack, file: String) {
        self.pack = pack
        self.file = file
    }

    /// Checks the pack.
    ///
    /// - Parameter seed: Decides which questions are drawn.
    /// - Returns: What was found.
    public func report(seed: UInt64) -> Report {
        var report = look(seed)
        report.problems += pack.overflows.problems
        return report
    }

    private func look(_ seed: UInt64) -> Report {
        var report = Report(problems: pack.warnings, steps: [], estimate: PackEstimate(of: pack.quiz))
        let looks = Allowance(Self.mostWork)
        var answers = checkAnswers(looks, &report)
        answers.areDistinct = answers.areDistinct && pack.quiz.isFixed
        checkExamples(seed, &report)
        checkJudges(looks, &report)
        if answers.areTold {
            playRight(seed, areDistinct: answers.areDistinct, Allowance(Self.mostWork), &report)
        } else {
            report.steps.append(
                "the right answers are not played: a digest, and a pattern or \"judge\" without \"example\", tell none"
            )
        }
        // Code that fails once fails in every play, and may take its time for it.
        if report.hasBrokenCode || report.isCutShort { return report }
        playSolution(seed, Allowance(Self.mostWork), &report)
        report.steps += report.estimate.steps
        if report.isCutShort { return report }
        playWrong(seed, Allowance(Self.mostWork / 3), &report)
        stayAway(seed, Allowance(Self.mostWork / 3), &report)
        if !report.hasBrokenCode { typeOddResponses(seed, Allowance(Self.mostWork / 3), &report) }
        return report
    }

    /// Where a question stands in the pack.
    private func line(of place: QuestionPlace) -> Diagnostics.Place? {
        guard pack.places.indices.contains(place.stage), pack.places[place.stage].indices.contains(place.entry) else {
            return nil
        }
        return pack.places[place.stage][place.entry]
    }

    /// Tells that a play is too much work, where little was seen of it.
    private func reportWork(_ play: SimulatedPlay, _ report: inout Report) {
        if report.isCutShort || play.turns >= Self.telling { return }
        report.isCutShort = true
        report.problems.append(
            warning(
                "the check stops playing here, in round \(play.rounds) of \(pack.quiz.rounds): "
                    + "what the pack computes, says or judges is too much",
                at: line(of: play.place)
            )
        )
    }

    private func error(_ message: String, at place: Diagnostics.Place? = nil) -> PackProblem {
        PackProblem(.error, file: file, line: place?.line, column: place?.column, message)
    }

    private func warning(_ message: String, at place: Diagnostics.Place? = nil) -> PackProblem {
        PackProblem(.warning, file: file, line: place?.line, column: place?.column, message)
    }

    /// Every question must accept its own answer, refuse nonsense, and be told from every other question.
    ///
    /// - Returns: Whether a question's text tells which answer is wanted, and whether every question has an answer to play.
    private func checkAnswers(_ work: Allowance, _ report: inout Report) -> (areDistinct: Bool, areTold: Bool) {
        var answers: [String: String] = [:]
        var doubles = 0
        var untold = 0
        let entries = questions
        let count = entries.reduce(0) { $0 + $1.questions.count }
        var looked = 0
        for (place, question) in entries.lazy.flatMap({ entry in entry.questions.lazy.map { (entry.place, $0) } }) {
            if work.stepsLeft <= 0 { break }
            looked += 1
            work.spend(question.judge.work(on: question.modelAnswer))
            if question.judge.acceptsAnything || question.details?.script != nil { continue }
            let answer = question.modelAnswer
            let verdict = question.judge.verdict(on: answer)
            if verdict.outcome != .accept, answer.isEmpty {
                untold += 1
            } else if verdict.outcome != .accept {
                report.problems.append(
                    error("\"\(question.ask)\" refuses its own answer \"\(answer)\": \(verdict.sentence)", at: place)
                )
            }
            if question.judge.verdict(on: Self.wrongResponse).outcome == .accept {
                report.problems.append(error("\"\(question.ask)\" accepts \"\(Self.wrongResponse)\"", at: place))
            }
            if report.problems.count > PackLimits.problems { break }
            if let other = answers.updateValue(answer, forKey: question.ask), !answer.isEmpty, !other.isEmpty,
                question.judge.verdict(on: other).outcome != .accept
            {
                doubles += 1
                if doubles <= 10 {
                    let message =
                        "\"\(question.ask)\" is asked twice with different answers, \"\(other)\" and \"\(answer)\"; a solver can't tell"
                    report.problems.append(warning(message, at: place))
                }
            }
        }
        let told = looked - untold
        if count > 0 {
            let more = looked < count ? ", of \(looked) that were looked at" : ""
            report.steps.append(
                "\(told) \(told == 1 ? "question accepts its" : "questions accept their") own answer\(more)"
            )
        }
        return (doubles == 0 && looked == count, untold == 0)
    }

    /// The questions that are the same in every session, and where they stand.
    private var questions: [(place: Diagnostics.Place?, questions: [Question])] {
        pack.quiz.stages.enumerated().flatMap { number, stage in
            stage.entries.enumerated().map { entry, item in
                (line(of: QuestionPlace(stage: number, entry: entry, question: 0)), item.questions)
            }
        }
    }

    /// Looks through all answers for what the author probably did not mean, each with the line of its question.
    private func checkJudges(_ work: Allowance, _ report: inout Report) {
        let asked = questions
        guard asked.reduce(0, { $0 + $1.questions.count }) <= Self.comparedQuestions else { return }
        var entries: [JudgeCheck.Entry] = []
        var lines: [String: Diagnostics.Place] = [:]
        for (place, questions) in asked {
            for question in questions {
                let id = "\"\(question.ask)\""
                lines[id] = place
                entries.append(JudgeCheck.Entry(id: id, judge: question.judge))
            }
        }
        let warnings = JudgeCheck(entries).warnings { steps in
            work.spend(steps)
            return work.stepsLeft > 0
        }
        for found in warnings.prefix(PackLimits.problems) {
            report.problems.append(warning("\(found.id): \(found.message)", at: lines[found.id]))
        }
    }

    private func checkExamples(_ seed: UInt64, _ report: inout Report) {
        for example in pack.examples where report.problems.count <= PackLimits.problems {
            guard let question = try? pack.quiz.question(at: example.place, in: Scope(seed: seed)) else { continue }
            let verdict = question.judge.verdict(on: example.response)
            if (verdict.outcome == .accept) == example.isRight { continue }
            let wanted = example.isRight ? "accepted" : "rejected"
            report.problems.append(
                error(
                    "\"\(example.response)\" should be \(wanted) for \"\(question.ask)\": \(verdict.sentence)",
                    at: Diagnostics.Place(line: example.line, column: example.column)
                )
            )
        }
        if !pack.examples.isEmpty { report.steps.append("\(pack.examples.count) responses judged as the author says") }
    }

    private func playRight(_ seed: UInt64, areDistinct: Bool, _ work: Allowance, _ report: inout Report) {
        var solver = areDistinct ? Solver(of: pack.quiz) : Solver(hearing: pack.quiz)
        var play = SimulatedPlay(of: pack.quiz, seed: seed, within: work)
        play.run(rounds: Self.rounds) { output, question, _ in
            let before = solver.compared
            let response = solver.received(output)
            work.spend(Self.stepsOfComparison * (solver.compared - before))
            // What stands before a question may be anything, and hide where its text begins.
            return areDistinct ? response ?? question?.modelAnswer : question?.modelAnswer
        }
        report.problems += failures(of: play)
        report.hasBrokenCode = !play.failures.isEmpty
        let rounds = pack.quiz.rounds
        if play.isCutShort {
            report.steps.append("played right for \(play.rounds) of \(rounds) rounds")
            return reportWork(play, &report)
        }
        if play.end == .solved || pack.solution == nil {
            report.estimate.measure(play, rounds: min(rounds, Self.rounds))
        }
        if rounds > Self.rounds {
            report.steps.append("played right for \(Self.rounds) of \(rounds) rounds")
            if play.end != nil { report.problems.append(error("the right answers end the session: \(play.lastWords)")) }
        } else if play.end != .solved {
            // Right answers alone may go round in circles where menus lead on; then the solution knows the way.
            guard pack.solution == nil else { return }
            report.problems.append(
                error(
                    "the right answers do not solve the pack; the last words were: \(play.lastWords)",
                    at: line(of: play.place)
                )
            )
        } else if pack.quiz.isFixed, let flag = pack.quiz.flag, flag.template == nil,
            EndWords(of: pack.quiz, hasFlag: true).flag(in: Array(solver.lastWords.utf8)) != flag.text
        {
            report.problems.append(
                error("the right answers solve the pack, and the flag does not come: \(play.lastWords)")
            )
        } else {
            report.steps.append(
                "\(rounds) right \(rounds == 1 ? "answer earns" : "answers earn") the \(pack.quiz.flag == nil ? "solve" : "flag")"
            )
        }
    }

    /// A pack's own solution must solve it, as `sockrates solve` will follow it.
    private func playSolution(_ seed: UInt64, _ work: Allowance, _ report: inout Report) {
        guard pack.solution != nil, pack.quiz.rounds <= Self.rounds else { return }
        var solver = PackSolver(pack)
        var play = SimulatedPlay(of: pack.quiz, seed: seed, within: work)
        play.run(&solver, rounds: Self.rounds)
        if play.isCutShort {
            report.steps.append("the solution was followed for \(play.rounds) of \(pack.quiz.rounds) rounds")
            return reportWork(play, &report)
        }
        if play.end == .solved {
            if report.estimate.time == nil { report.estimate.measure(play, rounds: pack.quiz.rounds) }
            report.steps.append("the solution earns the \(pack.hasFlag ? "flag" : "solve")")
            return
        }
        let why = solver.failure.map { " (\($0))" } ?? ""
        report.problems.append(
            error(
                "the solution does not solve the pack\(why); the last words were: \(play.lastWords)",
                at: line(of: play.place)
            )
        )
    }

    /// What the pack's own code did wrong, each with its line.
    private func failures(of play: SimulatedPlay) -> [PackProblem] {
        var told: Set<String> = []
        return play.failures.filter { told.insert($0.message).inserted }.map { place, message in
            failure(message, "the pack's own code fails", place)
        }
    }

    /// A mistake of the pack's own code.
    private func failure(_ message: String, _ words: String, _ place: QuestionPlace) -> PackProblem {
        // The code's own place is better than that of the question that it is for.
        let parts = message.split(separator: ": ", maxSplits: 1)
        guard parts.count == 2, let colon = parts[0].lastIndex(of: ":"),
            let line = Int(parts[0][parts[0].index(after: colon)...])
        else { return error("\(words): \(message)", at: line(of: place)) }
        return PackProblem(.error, file: String(parts[0][..<colon]), line: line, "\(words): \(parts[1])")
    }

    /// The pack's own code must take whatever is typed.
    private func typeOddResponses(_ seed: UInt64, _ work: Allowance, _ report: inout Report) {
        let failures = OddResponses.failures(of: pack.quiz, seed: seed, within: work)
        for found in failures.prefix(PackLimits.problems) {
            let responses = found.responses.prefix(4).joined(separator: ", ")
            let more = found.responses.count > 4 ? " and \(found.responses.count - 4) more" : ""
            report.problems.append(
                failure(found.message, "the pack's own code fails on \(responses)\(more)", found.place)
            )
        }
        if failures.isEmpty, !pack.quiz.isFixed { report.steps.append("odd responses break no question") }
    }

    private func playWrong(_ seed: UInt64, _ work: Allowance, _ report: inout Report) {
        guard pack.quiz.rounds <= Self.rounds else { return }
        var play = SimulatedPlay(of: pack.quiz, seed: seed, within: work)
        play.run(rounds: Self.rounds) { _, question, counts in
            guard counts, let judge = question?.judge else {
                return counts ? Self.wrongResponse : question?.modelAnswer
            }
            work.spend(judge.work(on: Self.wrongResponse))
            return Self.wrongResponse(to: judge)
        }
        report.problems += failures(of: play).filter { !report.problems.contains($0) }
        if play.isCutShort { reportWork(play, &report) }
        if play.end == .solved {
            let needed = pack.quiz.threshold.pointsNeeded(of: pack.quiz.maximumPoints ?? 1)
            let problem = error("wrong answers earn the flag", at: line(of: play.place))
            report.problems.append(
                needed > 0 ? problem : warning("the threshold is 0: anybody earns the flag")
            )
        } else if !report.isCutShort {
            report.steps.append("wrong answers earn nothing")
        }
    }

    private func stayAway(_ seed: UInt64, _ work: Allowance, _ report: inout Report) {
        var play = SimulatedPlay(of: pack.quiz, seed: seed, within: work)
        if let time = play.waitForTheEnd() {
            report.steps.append("a silent player's session ends after \(DurationText.write(time))")
        } else if play.isCutShort {
            reportWork(play, &report)
        } else if play.hasDeadline {
            report.problems.append(error("a silent player's session does not end"))
        } else {
            report.steps.append("no time limit: a silent player may stay as long as the server allows")
        }
    }
}
