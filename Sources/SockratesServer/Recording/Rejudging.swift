import Foundation
import SockratesJudge
package import SockratesQuiz
package import SockratesStore

/// Judges every recorded response to a challenge again, with a mended edition of its pack, and works out who gains and who loses.
///
/// It is an appeal: a session keeps its course, and each question that has another result now brings or loses its points. A solve is
/// gained or lost where the session had come to its last question. The record keeps both verdicts.
package struct Rejudging {
    /// A response that has another verdict now.
    package struct Change {
        package let session: SessionID
        package let age: Duration
        package let response: [UInt8]
        package let before: Judgement.Outcome
        package let rejudgement: Rejudgement
    }

    /// What becomes of a team by the contest's rules: another team's solve that comes or goes may change what its own one brings.
    package struct TeamChange: Sendable {
        package let team: String
        package let pointsBefore: Int
        package let pointsAfter: Int
        package let wasSolved: Bool
        package let isSolved: Bool
    }

    /// What is written down for a team.
    private struct TeamCorrection {
        let team: String
        let changes: [ScoreChange.Change]
        let identity: Identity
        let session: SessionID
        let rank: Int64
    }

    package let challenge: String
    /// How many sessions of the challenge the record holds.
    package private(set) var sessions = 0
    /// How many of them a program carried.
    package private(set) var programSessions = 0
    /// How many responses were judged again.
    package private(set) var judged = 0
    /// How many were left alone: this edition asks no such question, or a script judges it that needs the whole session.
    package private(set) var skipped = 0
    /// Responses with another verdict, in the order of the record.
    package private(set) var changes: [Change] = []
    /// Teams that gain or lose.
    package private(set) var teams: [TeamChange] = []
    private var corrections: [TeamCorrection] = []
    /// Sessions that a response ended which is right now; their players could not go on.
    package private(set) var cutShort: [SessionID] = []

    private let quiz: MendedQuiz

    /// What a session comes to now.
    private struct Result {
        var points = 0
        var isSolved = false
        var rank: Int64 = 0
    }

    /// A team's best session.
    private struct Best {
        let identity: Identity
        let session: SessionID
        var result: Result
    }

    /// Judges again; nothing is written.
    ///
    /// - Parameters:
    ///   - challenge: The challenge's short name in the record.
    ///   - quiz: The mended edition.
    ///   - record: What is judged again.
    /// - Throws: `StoreFailure` where the record can't be read.
    package init(_ challenge: String, with quiz: Quiz, in record: any Record) async throws(StoreFailure) {
        self.challenge = challenge
        self.quiz = MendedQuiz(quiz)
        var courses: [SessionID: RecordedCourse] = [:]
        var order: [SessionID] = []
        try await record.forEachEntry { entry in
            if case .opened(let opening) = entry.happening {
                guard opening.challenge == challenge else { return }
                courses[entry.session] = RecordedCourse(opening)
                order.append(entry.session)
            } else {
                courses[entry.session]?.take(entry)
            }
        }
        var best: [String: Best] = [:]
        for id in order {
            guard let course = courses[id] else { continue }
            let result = judge(course, id)
            guard let identity = course.identity else { continue }
            guard let known = best[identity.team] else {
                best[identity.team] = Best(identity: identity, session: id, result: result)
                continue
            }
            var better = known
            if result.points > known.result.points {
                better = Best(identity: identity, session: id, result: result)
            }
            better.result.isSolved = result.isSolved || known.result.isSolved
            best[identity.team] = better
        }
        sessions = order.count
        programSessions = courses.values.count(where: \.isProgram)
        let scores = try await record.scoreChanges(after: 0)
        let now = Self.standing(scores, challenge)
        corrections = best.compactMap { team, best in
            let before = now[team] ?? (points: 0, isSolved: false)
            var changes: [ScoreChange.Change] = []
            if before.points != best.result.points { changes.append(.points(best.result.points)) }
            if before.isSolved != best.result.isSolved {
                changes.append(best.result.isSolved ? .solved(order: 0) : .unsolved)
            }
            if changes.isEmpty { return nil }
            return TeamCorrection(
                team: team,
                changes: changes,
                identity: best.identity,
                session: best.session,
                rank: best.result.rank
            )
        }
        var board = Scoreboard(rules: try await record.rules())
        for score in scores { board.apply(score) }
        teams = teamChanges(from: board)
        changes.sort { $0.rejudgement.judgement < $1.rejudgement.judgement }
    }

    /// Records the second verdicts and what they bring.
    ///
    /// - Throws: `StoreFailure` for the first submission that could not be recorded; it may be done again.
    package func write(to store: any Store) async throws(StoreFailure) {
        var items: [SessionID: [Submission.Item]] = [:]
        for change in changes {
            items[change.session, default: []].append(Submission.Item(.rejudged(change.rejudgement), at: change.age))
        }
        var owners: [SessionID: TeamCorrection] = [:]
        for team in corrections {
            owners[team.session] = team
            items[team.session, default: []] += team.changes.map {
                Submission.Item(.corrected(Correction($0, rank: team.rank)), at: .zero)
            }
        }
        let submissions = items.map { id, items in
            Submission(
                session: id,
                number: Self.appeal,
                challenge: challenge,
                identity: owners[id]?.identity,
                points: 0,
                items: items
            )
        }
        let failure = await withTaskGroup(of: SubmissionOutcome.self) { group -> StoreFailure? in
            for submission in submissions { group.addTask { await store.append(submission) } }
            var failure: StoreFailure?
            for await case .failed(let error) in group { failure = failure ?? error }
            return failure
        }
        if let failure { throw failure }
    }

    /// What the corrections do to a board, for all teams.
    private func teamChanges(from board: Scoreboard) -> [TeamChange] {
        var after = board
        for correction in corrections {
            for change in correction.changes {
                after.apply(
                    ScoreChange(
                        sequence: after.sequence + 1,
                        rank: correction.rank,
                        time: .distantPast,
                        challenge: challenge,
                        team: correction.team,
                        player: correction.identity.player,
                        session: correction.session,
                        change: change
                    )
                )
            }
        }
        let before = Dictionary(board.standings().map { ($0.team, $0) }) { first, _ in first }
        return after.standings().compactMap { standing in
            let (then, now) = (before[standing.team]?.part(challenge), standing.part(challenge))
            guard then?.points != now?.points || then?.isSolved != now?.isSolved else { return nil }
            return TeamChange(
                team: standing.team,
                pointsBefore: then?.points ?? 0,
                pointsAfter: now?.points ?? 0,
                wasSolved: then?.isSolved ?? false,
                isSolved: now?.isSolved ?? false
            )
        }.sorted { $0.team < $1.team }
    }

    /// No submission of a session itself has this number.
    private static let appeal = -1

    private static func standing(
        _ changes: [ScoreChange],
        _ challenge: String
    ) -> [String: (points: Int, isSolved: Bool)] {
        var standing: [String: (points: Int, isSolved: Bool)] = [:]
        for change in changes where change.challenge == challenge {
            switch change.change {
            case .points(let points): standing[change.team, default: (0, false)].points = points
            case .solved: standing[change.team, default: (0, false)].isSolved = true
            case .unsolved: standing[change.team, default: (0, false)].isSolved = false
            }
        }
        return standing
    }

    private mutating func judge(_ course: RecordedCourse, _ id: SessionID) -> Result {
        var result = Result()
        var earned = 0
        var delta = 0
        var possible = 0
        var right = 0
        var isWithheld = false
        for (index, asking) in course.askings.enumerated() {
            guard let rules = quiz.rules(at: asking.place, in: course.opening), rules.isScored else { continue }
            let question = quiz.question(asking, in: course.opening)
            let worth = question?.details?.points ?? rules.points
            let points = max(0, worth - asking.hints * rules.hintCost)
            possible += worth
            let was = asking.responses.contains { $0.judgement.outcome == .accept }
            var isRight = false
            for response in asking.responses {
                let outcome = judge(response, question, id)
                if outcome == .accept {
                    isRight = true
                    result.rank = max(result.rank, response.sequence)
                }
            }
            if isRight { right += 1 }
            if was { earned += points }
            if isRight != was { delta += isRight ? points : -points }
            if !isRight, rules.wrong == .withhold { isWithheld = true }
            let isLast = index == course.askings.count - 1
            if isRight, !was, isLast, course.end == .wrongAnswer || course.end == .noLives { cutShort.append(id) }
        }
        result.points = (course.points ?? earned) + delta
        switch course.end {
        case .solved?, .unsolved?:
            let isEnough = quiz.quiz.threshold.isMet(points: result.points, of: possible, right: right)
            let meets = isEnough && !isWithheld
            // Where nothing has changed, what the session said holds: bonuses and credits are no part of this sum.
            result.isSolved = delta == 0 ? course.isSolved : meets
        default: result.isSolved = course.isSolved
        }
        return result
    }

    /// Judges one response again.
    private mutating func judge(
        _ response: RecordedCourse.Response,
        _ question: Question?,
        _ id: SessionID
    ) -> Judgement.Outcome {
        guard let question, question.details?.script == nil else {
            skipped += 1
            return response.outcome
        }
        judged += 1
        let verdict = question.judge.verdict(on: response.judgement.response)
        if verdict.outcome != response.outcome {
            changes.append(
                Change(
                    session: id,
                    age: response.age,
                    response: response.judgement.response,
                    before: response.outcome,
                    rejudgement: Rejudgement(
                        judgement: response.sequence,
                        edition: quiz.quiz.edition,
                        verdict: verdict
                    )
                )
            )
        }
        return verdict.outcome
    }
}

extension Standing {
    fileprivate func part(_ challenge: String) -> Part? { parts.first { $0.challenge == challenge } }
}
