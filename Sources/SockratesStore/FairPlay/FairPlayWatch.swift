import Foundation
import SockratesJudge

/// Gathers evidence while the record goes by.
struct FairPlayWatch {
    private struct Course {
        let challenge: String
        let peer: String
        var team = ""
        var asked = Duration.zero
        var responses: [[UInt8]] = []
        var wrongCount = 0
        var fastCount = 0
        var fastest = 0.0

        var who: String { team.isEmpty ? "nobody, from \(peer)" : team }
    }

    private struct Given {
        let challenge: String
        let team: String
        let session: SessionID
    }

    private struct Typed {
        let team: String
        let session: SessionID
        let digest: [UInt8]
    }

    /// Faster than the fastest typist: about 20 characters a second over the whole response.
    private static let mostCharactersPerSecond = 20.0
    /// Shorter responses come fast from whoever knows them.
    private static let leastCharacters = 4
    /// A flag is longer than most responses; shorter ones are not looked at.
    private static let leastFlag = 6
    /// Fewer responses are the same by chance.
    private static let leastResponses = 3

    private var courses: [SessionID: Course] = [:]
    private var given: [[UInt8]: [Given]] = [:]
    private var typed: [Typed] = []

    mutating func look(at entry: Entry) {
        switch entry.happening {
        case .opened(let opening):
            courses[entry.session] = Course(challenge: opening.challenge, peer: opening.peer)
        case .identified(let identity):
            courses[entry.session]?.team = identity.team
        case .asked:
            courses[entry.session]?.asked = entry.age
        case .judged(let judgement):
            guard var course = courses[entry.session] else { return }
            judged(judgement, entry, &course)
            courses[entry.session] = course
        case .solved(_, let flag), .programStarted(let flag):
            guard let flag, let course = courses[entry.session] else { return }
            given[flag, default: []].append(
                Given(challenge: course.challenge, team: course.who, session: entry.session)
            )
        default:
            break
        }
    }

    private func speed(_ judgement: Judgement, _ time: Duration) -> Double {
        Double(judgement.response.count) / max(0.001, time / .seconds(1))
    }

    private mutating func judged(_ judgement: Judgement, _ entry: Entry, _ course: inout Course) {
        if judgement.response.count >= Self.leastFlag {
            typed.append(
                Typed(team: course.who, session: entry.session, digest: FlagDigest.of(judgement.response))
            )
        }
        guard judgement.isScored else { return }
        course.responses.append(judgement.response)
        switch judgement.outcome {
        case .reject: course.wrongCount += 1
        case .prompt: break
        case .accept:
            let speed = speed(judgement, entry.age - course.asked)
            guard judgement.response.count >= Self.leastCharacters, speed > Self.mostCharactersPerSecond else { return }
            course.fastCount += 1
            course.fastest = max(course.fastest, speed)
        }
    }

    /// What was found, in an order that is the same for the same record.
    var evidence: [FairPlayEvidence] { sharedFlags + fastResponses + identicalSessions }

    private var sharedFlags: [FairPlayEvidence] {
        typed.flatMap { typed -> [FairPlayEvidence] in
            let others = given[typed.digest] ?? []
            // A flag that is the same for all is nobody's own.
            guard Set(others.map(\.team)).count == 1 else { return [] }
            return others.filter { $0.team != typed.team }.map { given in
                .sharedFlag(
                    challenge: given.challenge,
                    typedBy: typed.team,
                    in: typed.session,
                    givenTo: given.team,
                    givenIn: given.session
                )
            }
        }
    }

    private var fastResponses: [FairPlayEvidence] {
        courses.filter { $0.value.fastCount > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }.map { id, course in
            .fastResponses(
                challenge: course.challenge,
                team: course.who,
                in: id,
                count: course.fastCount,
                charactersPerSecond: course.fastest
            )
        }
    }

    private var identicalSessions: [FairPlayEvidence] {
        struct Key: Hashable {
            let challenge: String
            let responses: [[UInt8]]
        }
        let telling = courses.filter { $0.value.wrongCount > 0 && $0.value.responses.count >= Self.leastResponses }
        let groups = Dictionary(grouping: telling) {
            Key(challenge: $0.value.challenge, responses: $0.value.responses)
        }
        return groups.compactMap { key, sessions -> FairPlayEvidence? in
            let teams = Set(sessions.map(\.value.who)).sorted()
            guard teams.count > 1 else { return nil }
            return .identicalSessions(
                challenge: key.challenge,
                teams: teams,
                sessions: sessions.map(\.key).sorted { $0.rawValue < $1.rawValue },
                responses: key.responses.count
            )
        }.sorted { "\($0)" < "\($1)" }
    }
}

extension Record {
    /// What the record holds that the organisers may want to look at.
    ///
    /// - Returns: Evidence: flags of other teams, responses faster than a person types, identical sessions of different teams.
    /// - Throws: ``StoreFailure`` where the record can't be read.
    public func fairPlay() async throws(StoreFailure) -> [FairPlayEvidence] {
        var watch = FairPlayWatch()
        try await forEachEntry { watch.look(at: $0) }
        return watch.evidence
    }
}
