public import Foundation
public import SockratesQuiz

/// One session in a few words.
public struct SessionSummary: Sendable, Hashable {
    /// Its name.
    public let session: SessionID
    /// What it began with.
    public let opening: SessionOpening
    /// When it began, to show to people.
    public let time: Date
    /// Who played; `nil` where nobody knows.
    public internal(set) var identity: Identity?
    /// How many responses counted.
    public internal(set) var responses = 0
    /// Why it ended; `nil` where it goes on, or its server was killed.
    public internal(set) var end: SessionEnd?
    /// What it had earned in the end.
    public internal(set) var points = 0
}

extension Record {
    /// Every session of the record, in the order in which they began.
    public func sessions() async throws(StoreFailure) -> [SessionSummary] {
        var sessions: [SessionSummary] = []
        var places: [SessionID: Int] = [:]
        try await forEachEntry { entry in
            if case .opened(let opening) = entry.happening {
                places[entry.session] = sessions.count
                sessions.append(SessionSummary(session: entry.session, opening: opening, time: entry.time))
            }
            guard let place = places[entry.session] else { return }
            switch entry.happening {
            case .identified(let identity): sessions[place].identity = identity
            case .judged(let judgement) where judgement.counts: sessions[place].responses += 1
            case .ended(let end, let points):
                sessions[place].end = end
                sessions[place].points = points
            default: break
            }
        }
        return sessions
    }
}
