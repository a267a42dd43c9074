import ArgumentParser
import Sockrates
import SockratesPacks
import SockratesSockets

/// What a command plays a served challenge with.
struct SolutionOptions: ParsableArguments {
    @Option(help: "The pack that is served: a YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String?

    @Option(help: ArgumentHelp("A table of what is seen and what is typed then, instead of a pack.", valueName: "file"))
    var script: String?

    /// A player who knows the pack, or follows the table.
    ///
    /// - Parameter who: Whom the server asks for, where it was told so in place of the pack.
    /// - Returns: The player.
    /// - Throws: ``CommandError`` where neither or both are given, or where what is given can't be used.
    func solver(_ who: IdentityOptions) throws(CommandError) -> PackSolver {
        guard (pack == nil) != (script == nil) else { throw .usage("say either --pack or --script: what to answer") }
        if let script {
            guard who.identity == nil else {
                throw .usage("--identity belongs to --pack; a script says itself what is typed")
            }
            do throws(PackError) {
                return PackSolver(try Solution.load(script))
            } catch {
                throw .usage("the solution can't be used:\n\(error)")
            }
        }
        // The flag is the server's to know.
        return PackSolver(try Pack.loaded(pack ?? "", flag: "flag", asking: try who.tried()))
    }
}

extension LiveCheck {
    /// Makes a check of what a command line names.
    ///
    /// - Throws: ``CommandError`` where the port or the length of time is none.
    init(host: String, port: Int, timeout: String) throws(CommandError) {
        guard (1...65535).contains(port) else { throw .usage("a port is a number from 1 to 65535, not \(port)") }
        try self.init(of: .ip(host: host, port: port), timeout: timeout)
    }

    /// Makes a check of what listens at an address.
    ///
    /// - Throws: ``CommandError`` where the length of time is none.
    init(of address: SocketAddress, timeout: String) throws(CommandError) {
        guard let patience = DurationText.read(timeout) else {
            throw .usage("--timeout is a length of time such as 10s, not \"\(timeout)\"")
        }
        self.init(of: address)
        self.patience = patience
    }
}
