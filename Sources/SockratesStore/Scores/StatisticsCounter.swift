import Foundation
import SockratesJudge
import SockratesQuiz

/// Counts how each question went while the record goes by.
public struct StatisticsCounter: Sendable {
    private struct Key: Hashable {
        let challenge: String
        let place: QuestionPlace
    }

    private struct Count {
        var statistics: QuestionStatistics
        /// Whether it counts: one that asks for a name is no matter for statistics.
        var isScored = true
        var times: [Duration] = []
        /// The sessions that typed it, one or more; a session that types it again counts once.
        var wrong: [String: Set<SessionID>] = [:]

        mutating func add(_ number: Int, _ outcome: Judgement.Outcome) {
            switch outcome {
            case .accept: statistics.accepted += number
            case .prompt: statistics.prompted += number
            case .reject: statistics.rejected += number
            }
        }
    }

    /// A response that was judged, for the day on which another edition judges it again.
    private struct Known {
        let key: Key
        let session: SessionID
        let typed: String
        let outcome: Judgement.Outcome
    }

    private struct Course {
        let challenge: String
        var asked: [QuestionPlace: Duration] = [:]
    }

    private static let mostWrong = 10
    private static let longestWrong = 200

    private var courses: [SessionID: Course] = [:]
    private var counts: [Key: Count] = [:]
    private var known: [Int64: Known] = [:]

    /// Makes a counter that has seen nothing.
    public init() {}

    /// Looks at an entry.
    public mutating func count(_ entry: Entry) {
        if case .opened(let opening) = entry.happening {
            courses[entry.session] = Course(challenge: opening.challenge)
            return
        }
        if case .rejudged(let rejudgement) = entry.happening { return rejudged(rejudgement) }
        guard let course = courses[entry.session] else { return }
        switch entry.happening {
        case .asked(let place, _, let text):
            courses[entry.session]?.asked[place] = entry.age
            with(place, course) { count in
                count.statistics.asked += 1
                if let text { count.statistics.text = text }
            }
        case .judged(let judgement): judged(judgement, entry, course)
        case .timedOut(let place): with(place, course) { $0.statistics.timedOut += 1 }
        case .hinted(let place, _): with(place, course) { $0.statistics.hints += 1 }
        case .ended: courses[entry.session] = nil
        default: break
        }
    }

    /// What was counted, challenge by challenge and in the order of the questions.
    public var statistics: [QuestionStatistics] {
        counts.values.filter(\.isScored).map { count in
            var statistics = count.statistics
            if !count.times.isEmpty { statistics.medianTime = count.times.sorted()[(count.times.count - 1) / 2] }
            statistics.wrongResponses = count.wrong.filter { !$0.value.isEmpty }
                .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
                .prefix(Self.mostWrong)
                .map { QuestionStatistics.WrongResponse(response: $0.key, sessions: $0.value.count) }
            return statistics
        }
        .sorted { one, other in
            (one.challenge, one.place.stage, one.place.entry, one.place.question)
                < (other.challenge, other.place.stage, other.place.entry, other.place.question)
        }
    }

    private mutating func judged(_ judgement: Judgement, _ entry: Entry, _ course: Course) {
        let typed = String(decoding: judgement.response.prefix(Self.longestWrong), as: UTF8.self)
            .lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        with(judgement.place, course) { count in
            count.isScored = count.isScored && judgement.isScored
            count.add(1, judgement.outcome)
            if judgement.outcome == .accept, let asked = course.asked[judgement.place] {
                count.times.append(entry.age - asked)
            }
            if judgement.outcome == .reject { count.wrong[typed, default: []].insert(entry.session) }
        }
        known[entry.sequence] = Known(
            key: Key(challenge: course.challenge, place: judgement.place),
            session: entry.session,
            typed: typed,
            outcome: judgement.outcome
        )
    }

    /// The last edition's word counts; how long it took stays that of who was right at once.
    private mutating func rejudged(_ rejudgement: Rejudgement) {
        guard let before = known[rejudgement.judgement] else { return }
        counts[before.key]?.add(-1, before.outcome)
        counts[before.key]?.add(1, rejudgement.outcome)
        if rejudgement.outcome == .reject {
            counts[before.key]?.wrong[before.typed, default: []].insert(before.session)
        } else {
            counts[before.key]?.wrong[before.typed]?.remove(before.session)
        }
        known[rejudgement.judgement] = Known(
            key: before.key,
            session: before.session,
            typed: before.typed,
            outcome: rejudgement.outcome
        )
    }

    private mutating func with(_ place: QuestionPlace, _ course: Course, _ change: (inout Count) -> Void) {
        let key = Key(challenge: course.challenge, place: place)
        change(
            &counts[key, default: Count(statistics: QuestionStatistics(challenge: course.challenge, place: place))]
        )
    }
}

extension Record {
    /// How each question went, as far as the record goes.
    public func questionStatistics() async throws(StoreFailure) -> [QuestionStatistics] {
        var counter = StatisticsCounter()
        try await forEachEntry { counter.count($0) }
        return counter.statistics
    }
}
