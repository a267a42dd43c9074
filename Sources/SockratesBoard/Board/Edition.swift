import Foundation
import Hummingbird
import SockratesStore
import Synchronization

/// The board at one moment: nothing in it changes, so whatever is made of it is made once, for all who ask.
final class Edition: Sendable {
    let rules: ContestRules
    let challenges: [BoardChallenge]
    /// Everything that moved these standings, in its order.
    let changes: ArraySlice<ScoreChange>
    let scoreboard: Scoreboard
    let standings: [Standing]
    /// The changes' number that it goes up to.
    let sequence: Int64
    /// When the standings were frozen that the public sees; nil where they are as they are.
    let frozenAt: Date?
    /// Whether only organisers may see it.
    let isForOrganisers: Bool
    /// The edition before, while there are viewers who have that one.
    let previous: (sequence: Int64, standings: [String: Standing])?

    /// Whether the contest lasts so long that hours alone tell no time.
    private let showsDays: Bool
    private let answers = Mutex<[String: CachedAnswer]>([:])

    init(
        _ rules: ContestRules,
        _ challenges: [BoardChallenge],
        _ changes: ArraySlice<ScoreChange>,
        _ scoreboard: Scoreboard,
        at now: Date,
        isForOrganisers: Bool,
        after previous: Edition?
    ) {
        self.rules = rules
        self.challenges = challenges
        self.changes = changes
        self.scoreboard = scoreboard
        self.isForOrganisers = isForOrganisers
        standings = scoreboard.standings()
        sequence = changes.last?.sequence ?? 0
        frozenAt = rules.freeze.flatMap { !isForOrganisers && now >= $0 ? $0 : nil }
        let times = [rules.start, rules.end, changes.first?.time, changes.last?.time].compactMap(\.self)
        showsDays = (times.max() ?? now).timeIntervalSince(times.min() ?? now) > 86_400
        self.previous = previous.map { edition in
            (edition.sequence, Dictionary(edition.standings.map { ($0.team, $0) }) { first, _ in first })
        }
    }

    /// What is answered for a path, made by the first who asks.
    func answer(_ path: String, _ type: String, _ body: () -> String?) -> CachedAnswer? {
        if let answer = answers.withLock({ $0[path] }) { return answer }
        guard let text = body() else { return nil }
        let answer = CachedAnswer(text, type: type)
        answers.withLock { $0[path] = answer }
        return answer
    }

    /// What moved the standings behind a place in the record.
    func changes(after sequence: Int64) -> ArraySlice<ScoreChange> {
        changes.suffix(from: (changes.lastIndex { $0.sequence <= sequence } ?? changes.startIndex - 1) + 1)
    }

    /// A time in UTC, as tables and the chart show it.
    func clock(_ time: Date) -> String { showsDays ? time.onTheCalendar : time.onTheClock }

    /// Whether a change is the first solve of its challenge, as it stands.
    func isFirstBlood(_ change: ScoreChange) -> Bool {
        scoreboard.stands(change) && scoreboard.firstBlood(of: change.challenge) == change.team
    }

    /// The title of a challenge; its name where it is not hosted here.
    func title(of challenge: String) -> String { challenges.first { $0.name == challenge }?.title ?? challenge }

    /// The names of all challenges: those that are hosted here in their order, then the others that brought points.
    var challengeNames: [String] {
        let hosted = challenges.map(\.name)
        let others = Set(changes.map(\.challenge)).subtracting(hosted)
        return hosted + others.sorted()
    }
}

/// A text that is sent to many, with what tells it from the one before.
struct CachedAnswer: Sendable {
    let type: String
    let tag: String
    let body: ByteBuffer

    init(_ text: String, type: String) {
        self.type = type
        body = ByteBuffer(string: text)
        // FNV-1a, 64 bits: the same on every machine that serves the same board.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        tag = "\"\(String(hash, radix: 36))\""
    }

    /// The answer to a request: nothing but its tag where the asker has it already.
    func response(to request: Request) -> Response {
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").contains {
            let asked = $0.trimmingPrefix { $0 == " " }
            return asked == tag || asked == "W/\(tag)" || asked == "*"
        }
        var fields: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        if known == true { return Response(status: .notModified, headers: fields) }
        fields[.contentType] = type
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: body))
    }
}
