import Foundation
import SockratesStore

/// A ledger in a transaction of PostgreSQL.
///
/// While the transaction holds the lock nobody else can write, so each trip to the server counts: what a group of submissions may need
/// is read in one, all is decided in memory, and what has come of it is written in another.
struct PostgreSQLLedger: Ledger {
    private struct Place: Hashable {
        let challenge: String
        let team: String
    }

    private struct Score {
        var attempts: Int64 = 0
        var points: Int64 = 0
        var isSolved = false
    }

    private struct Key: Hashable {
        let session: SessionID
        let number: Int
    }

    /// The rules in force, and the time by the server's clock.
    let rules: ContestRules
    let time: Date

    private var last: Int64
    private var scores: [Place: Score] = [:]
    private var solveCounts: [String: Int] = [:]
    private var names: [String: NameClaim] = [:]
    private var receipts: [Key: Receipt] = [:]

    private var added = PostgreSQLEntryColumns()
    private var addedLast: Key?
    private var changes: [ScoreChange] = []
    private var touchedPlaces: Set<Place> = []
    private var claims: [String: NameClaim] = [:]

    /// Takes the lock, and reads what the submissions need; the connection is in a transaction from now on.
    init(for submissions: [Submission], on connection: PostgreSQLConnection) throws(PostgreSQLError) {
        let happenings = submissions.lazy.flatMap { $0.items.lazy.map(\.happening) }
        let skeletons = Set(happenings.flatMap(\.names).map(NameSkeleton.of))
        let places = Set(
            submissions.compactMap { one in one.identity.map { Place(challenge: one.challenge, team: $0.team) } }
        )
        let repeated = submissions.filter(\.isRepeated)
        let read = try connection.run([
            (.begin, []),
            (.lock, []),
            (.moment, []),
            (.scores, [.texts(places.map(\.challenge)), .texts(places.map(\.team))]),
            (.solves, [.texts(Array(Set(places.map(\.challenge))))]),
            (.names, [.texts(Array(skeletons))]),
            (
                .receipts,
                [
                    .integers(repeated.map { Int64(bitPattern: $0.session.rawValue) }),
                    .integers(repeated.map { Int64($0.number) }),
                ]
            ),
        ])
        last = read[1].integer(0, 0) ?? 0
        time = Date(milliseconds: read[2].integer(0, 0) ?? 0)
        rules = try ContestRules(json: read[2].text(0, 1))
        let (kept, solves, claims, known) = (read[3], read[4], read[5], read[6])
        for row in kept.indices {
            let place = Place(challenge: kept.text(row, 0) ?? "", team: kept.text(row, 1) ?? "")
            scores[place] = Score(
                attempts: kept.integer(row, 2) ?? 0,
                points: kept.integer(row, 3) ?? 0,
                isSolved: kept.integer(row, 4) == 1
            )
        }
        for row in solves.indices { solveCounts[solves.text(row, 0) ?? ""] = Int(solves.integer(row, 1) ?? 0) }
        for row in claims.indices {
            let proof = Identity.Proof(rawValue: claims.text(row, 2) ?? "") ?? .name
            names[claims.text(row, 0) ?? ""] = NameClaim(name: claims.text(row, 1) ?? "", proof: proof)
        }
        for row in known.indices {
            let session = SessionID(rawValue: UInt64(bitPattern: known.integer(row, 0) ?? 0))
            receipts[Key(session: session, number: Int(known.integer(row, 1) ?? 0))] = Receipt(
                sequence: known.integer(row, 3) ?? 0,
                time: Date(milliseconds: known.integer(row, 4) ?? 0),
                solve: known.integer(row, 5).map { Int($0) }
            )
        }
    }

    /// By what it is told whether a commit came about; `nil` where no entry was added.
    var mark: PostgreSQLMark? { added.mark }

    /// Writes all of it under a time, and commits.
    func commit(at time: Date, on connection: PostgreSQLConnection) throws(PostgreSQLError) {
        let when = PostgreSQLValue.integer(time.milliseconds)
        var calls: [(statement: PostgreSQLStatement, values: [PostgreSQLValue])] = []
        if !added.isEmpty {
            calls.append((.addEntries, [when] + added.values))
            calls.append((.setHead, [.integer(last)]))
        }
        if !changes.isEmpty { calls.append((.addChanges, [when] + Self.columns(of: changes))) }
        if !touchedPlaces.isEmpty {
            let touched = touchedPlaces.map { ($0, scores[$0] ?? Score()) }
            calls.append(
                (
                    .setScores,
                    [
                        .texts(touched.map(\.0.challenge)), .texts(touched.map(\.0.team)),
                        .integers(touched.map(\.1.attempts)),
                        .integers(touched.map(\.1.points)), .integers(touched.map { $0.1.isSolved ? 1 : 0 }),
                    ]
                )
            )
        }
        if !claims.isEmpty {
            let claims = Array(claims)
            calls.append(
                (
                    .setNames,
                    [
                        .texts(claims.map(\.key)), .texts(claims.map(\.value.name)),
                        .texts(claims.map(\.value.proof.rawValue)),
                    ]
                )
            )
        }
        // It goes out with the commit, and to every machine.
        if !changes.isEmpty { calls.append((.notify, [])) }
        _ = try connection.run(calls + [(.commit, [])])
    }

    private static func columns(of changes: [ScoreChange]) -> [PostgreSQLValue] {
        [
            .integers(changes.map(\.sequence)), .integers(changes.map(\.rank)),
            .integers(changes.map { Int64(bitPattern: $0.session.rawValue) }), .texts(changes.map(\.challenge)),
            .texts(changes.map(\.team)), .texts(changes.map(\.player)), .texts(changes.map(\.change.columns.kind)),
            .integers(changes.map { Int64($0.change.columns.number) }),
        ]
    }

    // MARK: The record

    func receipt(of session: SessionID, number: Int) -> Receipt? { receipts[Key(session: session, number: number)] }

    mutating func add(_ submission: Submission, at time: Date) -> Int64 {
        let first = last + 1
        for item in submission.items {
            last += 1
            added.append(EntryRow(item.happening), sequence: last, submission, age: item.age)
        }
        let key = Key(session: submission.session, number: submission.number)
        receipts[key] = Receipt(sequence: last, time: time, solve: nil)
        addedLast = key
        return first
    }

    mutating func add(_ change: ScoreChange) {
        changes.append(change)
        let place = Place(challenge: change.challenge, team: change.team)
        touchedPlaces.insert(place)
        var score = scores[place] ?? Score()
        let wasSolved = score.isSolved
        switch change.change {
        case .points(let points): score.points = Int64(points)
        case .solved(let order):
            score.isSolved = true
            if let addedLast, let receipt = receipts[addedLast] {
                receipts[addedLast] = Receipt(sequence: receipt.sequence, time: receipt.time, solve: order)
            }
        case .unsolved: score.isSolved = false
        }
        scores[place] = score
        solveCounts[change.challenge, default: 0] += (score.isSolved ? 1 : 0) - (wasSolved ? 1 : 0)
    }

    // MARK: What is decided by

    func attempts(of team: String, at challenge: String) -> Int {
        Int(scores[Place(challenge: challenge, team: team)]?.attempts ?? 0)
    }

    mutating func addAttempts(_ count: Int, of team: String, at challenge: String) {
        let place = Place(challenge: challenge, team: team)
        touchedPlaces.insert(place)
        scores[place, default: Score()].attempts += Int64(count)
    }

    func solves(of challenge: String) -> Int { solveCounts[challenge] ?? 0 }

    func hasSolved(_ challenge: String, team: String) -> Bool {
        scores[Place(challenge: challenge, team: team)]?.isSolved ?? false
    }

    func points(of team: String, at challenge: String) -> Int {
        Int(scores[Place(challenge: challenge, team: team)]?.points ?? 0)
    }

    func name(under skeleton: String) -> NameClaim? { names[skeleton] }

    mutating func claim(_ name: NameClaim, under skeleton: String) {
        names[skeleton] = name
        claims[skeleton] = name
    }
}
