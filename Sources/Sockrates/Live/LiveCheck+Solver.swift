import SockratesPacks
import SockratesSockets

extension LiveCheck {
    /// Plays with somebody who knows the answers.
    func solved(by solver: PackSolver) async throws(SocketError) -> LiveResult {
        var conversation = LiveConversation(solver)
        let connection = try await connect()
        do throws(SocketError) {
            while let bytes = try await connection.receive(timeout: patience) {
                overheard?(bytes)
                let typed = await conversation.received(bytes)
                if conversation.hasGivenUp { break }
                guard let typed else { continue }
                overheard?(typed)
                try await connection.send(typed, timeout: patience)
            }
        } catch {
            await connection.close()
            if error.code == .timedOut, let trouble = conversation.trouble {
                return .ill(trouble, conversation.account)
            }
            return .ill(error, conversation.account)
        }
        await connection.close()
        if conversation.hasGivenUp, let trouble = conversation.trouble { return .ill(trouble, conversation.account) }
        return conversation.isSolved ? .well(flag: conversation.flag) : .ill("no flag came", conversation.account)
    }
}
