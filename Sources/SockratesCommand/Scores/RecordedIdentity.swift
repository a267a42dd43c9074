import SockratesJudge
import SockratesPacks
import SockratesQuiz
import SockratesStore

/// Whom a recorded session asked for, to be asked for again.
struct RecordedIdentity {
    /// The teams by their tokens: those that hold, and the one that the session's player typed, which may be worth nothing by now.
    let teams: TeamRegister
    /// What an option of the server said in place of the pack; `nil` where none did.
    let asked: AskedIdentity?

    /// Looks it up.
    ///
    /// - Parameters:
    ///   - entries: All that is recorded of the session.
    ///   - opening: Its beginning.
    ///   - teams: The teams of the record.
    init(of entries: [Entry], _ opening: SessionOpening, teams: [Team]) {
        var names = Dictionary(teams.map { ($0.token, $0.name) }) { _, last in last }
        if let (token, team) = Self.token(in: entries) { names[token] = team }
        self.teams = TeamRegister(names)
        asked =
            switch IdentityKind(inEdition: opening.edition) {
            case nil: nil
            case .nobody: .nobody
            case .name: .name
            case .token: .token(self.teams)
            }
    }

    /// The token that was typed, and the team that it stood for.
    private static func token(in entries: [Entry]) -> (token: String, team: String)? {
        var typed: [UInt8]?
        for entry in entries {
            switch entry.happening {
            case .judged(let judgement) where judgement.outcome == .accept: typed = judgement.response
            case .identified(let identity):
                guard identity.proof == .token, let typed else { return nil }
                return (PlayerName.trimmed(typed), identity.team)
            default: break
            }
        }
        return nil
    }
}
