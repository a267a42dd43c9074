import Dispatch
import SockratesServer

/// The proof of work that a server may ask for before the session begins, in either dialect.
struct WorkAtGate: Sendable {
    /// What is to be done with what has come.
    enum Outcome {
        /// Wait: the question has not come to its end.
        case waiting
        /// Do the work.
        case asked(WorkChallenge)
        /// It belongs to the session.
        case passed([UInt8])
    }

    private static let openings = ["proof of work:\n", "== proof-of-work: enabled ==\n"].map { Array($0.utf8) }
    private static let prompts = ["solution: ", "Solution? "].map { Array($0.utf8) }
    private static let longest = 4096

    /// What has come, as long as it may be a question; `nil` behind the gate.
    private var question: [UInt8]? = []

    /// Takes what has come.
    mutating func received(_ bytes: [UInt8]) -> Outcome {
        guard let before = question else { return .passed(bytes) }
        let all = before + bytes
        let isQuestion = Self.openings.contains { $0.starts(with: all.prefix($0.count)) }
        guard isQuestion, all.count <= Self.longest else {
            question = nil
            return .passed(all)
        }
        guard Self.prompts.contains(where: { all.suffix($0.count).elementsEqual($0) }),
            let challenge = Self.challenge(in: all)
        else {
            question = all
            return .waiting
        }
        question = nil
        return .asked(challenge)
    }

    private static func challenge(in question: [UInt8]) -> WorkChallenge? {
        String(decoding: question, as: UTF8.self).split(whereSeparator: \.isWhitespace).lazy
            .filter { $0.hasPrefix("s.") }.compactMap { try? WorkChallenge(String($0)) }.first
    }
}

extension WorkChallenge {
    /// Does the work where it keeps no task from running.
    func solved() async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: solution()) }
        }
    }
}
