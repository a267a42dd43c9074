import Foundation

/// A team that the record knows by its token.
public struct Team: Sendable, Hashable, Codable {
    /// The team's name, which standings show.
    public let name: String
    /// What its players type to say that they are of it.
    public let token: String

    /// Makes a team.
    public init(name: String, token: String) {
        self.name = name.precomposedStringWithCanonicalMapping.withoutNull
        self.token = token
    }
}

extension Store {
    /// Adds a team, or gives one that is there another token.
    ///
    /// From then on its name is its own: whoever comes without the token is refused it, and names that look like it.
    ///
    /// - Parameters:
    ///   - team: The team.
    ///   - number: How many teams were added before, for the record to tell one addition from another.
    /// - Returns: What became of it; it is refused where a team with another name that looks like this one is there.
    public func add(_ team: Team, number: Int) async -> SubmissionOutcome {
        await append(
            Submission(
                session: .registration,
                number: number,
                challenge: "",
                identity: nil,
                points: 0,
                items: [Submission.Item(.teamAdded(team), at: .zero)]
            )
        )
    }
}

extension Record {
    /// Every addition of a team, in the order in which they were made; what was added last holds.
    ///
    /// - Throws: ``StoreFailure`` where the record can't be read.
    public func teamAdditions() async throws(StoreFailure) -> [Team] {
        try await entries(of: .registration).compactMap { entry in
            if case .teamAdded(let team) = entry.happening { team } else { nil }
        }
    }

    /// The teams, each with the token that holds, in the order in which they came.
    ///
    /// - Throws: ``StoreFailure`` where the record can't be read.
    public func teams() async throws(StoreFailure) -> [Team] {
        var teams: [Team] = []
        for team in try await teamAdditions() {
            if let place = teams.firstIndex(where: { $0.name == team.name }) {
                teams[place] = team
            } else {
                teams.append(team)
            }
        }
        return teams
    }
}

extension SessionID {
    /// Where the record keeps what belongs to no session of a player: the contest's teams.
    static let registration = SessionID(rawValue: 0)
}
