import Foundation
import SockratesSockets

/// Who may connect: `--allow`, `--deny` and their files.
struct NetcatAccess: Sendable {
    private var allowed: [NetcatHosts] = []
    private var denied: [NetcatHosts] = []
    private let hasAllowList: Bool

    /// Whether anything was said about it.
    let isRestricted: Bool

    init(_ command: NetcatCommand) throws(NetcatFailure) {
        hasAllowList = !command.allow.isEmpty || !command.allowFiles.isEmpty
        isRestricted = hasAllowList || !command.deny.isEmpty || !command.denyFiles.isEmpty
        allowed = try Self.hosts(command.allow, command.allowFiles, looksUp: !command.noNames)
        denied = try Self.hosts(command.deny, command.denyFiles, looksUp: !command.noNames)
    }

    /// Whether a peer may connect.
    func admits(_ peer: SocketAddress) -> Bool {
        guard let host = peer.host else { return true }
        if denied.contains(where: { $0.contain(host) }) { return false }
        return !hasAllowList || allowed.contains { $0.contain(host) }
    }

    private static func hosts(
        _ lists: [String],
        _ files: [String],
        looksUp: Bool
    ) throws(NetcatFailure) -> [NetcatHosts] {
        var hosts: [NetcatHosts] = []
        for list in lists {
            for word in list.split(separator: ",") {
                guard let read = NetcatHosts(String(word), looksUp: looksUp) else {
                    throw .usage("error in host specification \"\(list)\".")
                }
                hosts.append(read)
            }
        }
        for file in files {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw .usage("can't open \(file): No such file or directory.")
            }
            for word in text.split(whereSeparator: \.isWhitespace) {
                guard let read = NetcatHosts(String(word), looksUp: looksUp) else {
                    throw .usage("error in hosts file \(file).")
                }
                hosts.append(read)
            }
        }
        return hosts
    }
}
