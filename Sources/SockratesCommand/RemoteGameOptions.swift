import ArgumentParser
import Sockrates
import SockratesPacks

/// Where a command plays a served challenge, and with what.
struct RemoteGameOptions: ParsableArguments {
    @Argument(help: "The server's name or address.")
    var host: String

    @Argument(help: "The server's port.")
    var port: Int

    @OptionGroup var solution: SolutionOptions

    @OptionGroup var who: IdentityOptions

    @Option(help: ArgumentHelp("How long to wait for the server, each time.", valueName: "time"))
    var timeout: String = "10s"

    @OptionGroup(title: "TLS") var tls: TLSClientOptions

    /// What plays there.
    ///
    /// - Throws: ``CommandError`` where an option can't be used.
    func solver() throws(CommandError) -> PackSolver { try solution.solver(who) }

    /// Who plays there.
    ///
    /// - Throws: ``CommandError`` where an option can't be used.
    func check() throws(CommandError) -> LiveCheck {
        var check = try LiveCheck(host: host, port: port, timeout: timeout)
        check.options.tls = try tls.client()
        return check
    }
}
