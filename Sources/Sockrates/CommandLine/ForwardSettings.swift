import Foundation
import Logging
import SockratesBoard
import SockratesStore

/// What a host was told about posting solves elsewhere.
struct ForwardSettings {
    static let keys = ["forward-ctfd", "forward-cursor"]
    private static let tokenVariable = "SOCKRATES_CTFD_TOKEN"

    private struct Target {
        let url: String
        let token: String
        let cursor: String
    }

    private let target: Target?

    /// Puts together what options, environment and file say.
    init(_ given: ForwardFlags, _ store: StoreLocation?, _ settings: Settings) throws(CommandError) {
        let url = try settings.value(given.forwardCtfd, "forward-ctfd", "an address such as https://ctf.example.org") {
            $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil
        }
        let cursor = try settings.value(given.forwardCursor, "forward-cursor", "a file's path") { $0 }
        guard let url else {
            if cursor != nil { throw .usage("forward-cursor belongs to forward-ctfd; say where CTFd is") }
            target = nil
            return
        }
        guard let store else {
            throw .usage("solves are posted from the record; say where it is with --store")
        }
        guard let token = ProcessInfo.processInfo.environment[Self.tokenVariable], !token.isEmpty else {
            throw .usage("\(Self.tokenVariable) has no administrator's token of the CTFd that solves are posted to")
        }
        switch (cursor, store) {
        case (let cursor?, _): target = Target(url: url, token: token, cursor: cursor)
        case (nil, .file(let path)): target = Target(url: url, token: token, cursor: path + ".ctfd")
        case (nil, .postgres):
            throw .usage("say with --forward-cursor in which file it is kept how far solves have been posted")
        }
    }

    /// What posts solves, as a service; `nil` where nothing is posted.
    func forwarder(of store: (any Store)?, _ servers: [ChallengeServer], _ logger: Logger) -> CTFdForwarder? {
        guard let target, let store else { return nil }
        return CTFdForwarder(
            store,
            titles: Dictionary(servers.flatMap(\.playables).map { ($0.name, $0.title) }) { first, _ in first },
            to: target.url,
            token: target.token,
            cursor: target.cursor,
            logger: logger
        )
    }
}
