import ArgumentParser
import SockratesPacks
import SockratesServer

/// The options that say who has to bring a proof of work.
package struct PowOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ask players for a proof of work: so many square roots; 5000 take a second in C, a minute in Python. (default: none)",
            valueName: "difficulty"
        )
    )
    var pow: String?

    @Option(help: ArgumentHelp("Ask for it only while so many are in. (default: always)", valueName: "connections"))
    var powAbove: String?

    @Option(help: ArgumentHelp("How it is asked for: redpwn or kctf. (default: redpwn)", valueName: "dialect"))
    var powDialect: String?

    @Option(
        help: ArgumentHelp(
            "The line that tells players how to solve it, with {challenge} in it. (default: that of pwn.red or kCTF)",
            valueName: "text"
        )
    )
    var powSolver: String?

    @Option(
        help: ArgumentHelp(
            "For how long an address that has solved one needs no other. (default: always one)",
            valueName: "time"
        )
    )
    var powTicket: String?

    @Option(help: ArgumentHelp("How long a player may take for it. (default: 5m)", valueName: "time"))
    var gateTime: String?

    @Option(help: ArgumentHelp("How many solutions are checked at a time. (default: 1)", valueName: "count"))
    var powThreads: String?

    @Option(help: ArgumentHelp("How many solutions may wait to be checked. (default: 256)", valueName: "count"))
    var powWaiting: String?

    package init() {}

    /// The settings' names in a file.
    static let keys = [
        "pow", "pow-above", "pow-dialect", "pow-solver", "pow-ticket", "gate-time", "pow-threads", "pow-waiting",
    ]

    /// The gate that asks, as options, environment and file say; `nil` where nobody has to bring a proof.
    func gate(_ settings: Settings, clock: @escaping @Sendable () -> Duration) throws(CommandError) -> ProofOfWork? {
        func number(_ flag: String?, _ key: String, _ least: Int) throws(CommandError) -> Int? {
            try settings.value(flag, key, "a whole number from \(least) to \(UInt32.max)") { text in
                Int(text).flatMap { ($0 >= least && $0 <= Int(UInt32.max)) ? $0 : nil }
            }
        }
        func time(_ flag: String?, _ key: String) throws(CommandError) -> Duration? {
            try settings.value(flag, key, "a length of time such as 90s or 10m", DurationText.read)
        }
        let difficulty = try number(pow, "pow", 1)
        let above = try number(powAbove, "pow-above", 1)
        let dialect = try settings.value(powDialect, "pow-dialect", "redpwn or kctf") { WorkDialect(rawValue: $0) }
        let solver = try settings.value(powSolver, "pow-solver", "a text with {challenge} in it") { text in
            text.contains("{challenge}") ? text : nil
        }
        let ticket = try time(powTicket, "pow-ticket")
        let gateTime = try time(gateTime, "gate-time")
        let threads = try number(powThreads, "pow-threads", 1)
        let waiting = try number(powWaiting, "pow-waiting", 1)
        guard let difficulty else {
            let idle = [
                ("pow-above", above != nil), ("pow-dialect", dialect != nil), ("pow-solver", solver != nil),
                ("pow-ticket", ticket != nil), ("gate-time", gateTime != nil), ("pow-threads", threads != nil),
                ("pow-waiting", waiting != nil),
            ]
            for (key, isSaid) in idle where isSaid { try settings.refuseIdle(key, without: "pow") }
            return nil
        }
        var options = ProofOfWork.Options(difficulty: UInt32(difficulty))
        options.above = above ?? options.above
        options.dialect = dialect ?? options.dialect
        options.solver = solver
        options.ticket = ticket ?? options.ticket
        options.time = gateTime ?? options.time
        options.threads = threads ?? options.threads
        options.mostWaiting = waiting ?? options.mostWaiting
        return ProofOfWork(options, clock: clock)
    }
}
