import Logging
import SockratesServer

/// The lists of addresses that the gates have from files, read again on SIGHUP.
struct ReloadableGates: Reloadable {
    private let gates: Gates

    /// Those of some gates that have anything from files, each once though several challenges share it.
    static func all(of gates: [Gates]) -> [any Reloadable] {
        var seen: Set<ObjectIdentifier> = []
        return gates.filter { $0.hasFiles && seen.insert(ObjectIdentifier($0)).inserted }.map(ReloadableGates.init)
    }

    func reload(_ logger: Logger) {
        let problems = gates.reload()
        for problem in problems { logger.error("list of addresses not reloaded", metadata: ["cause": "\(problem)"]) }
        if problems.isEmpty { logger.notice("lists of addresses reloaded") }
    }

    /// Lists wait for SIGHUP, since one that is being written would let the wrong people in.
    func reloadIfChanged(_ logger: Logger) {}
}
