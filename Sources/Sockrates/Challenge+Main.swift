extension Challenge {
    /// Runs the program: reads its command line, hosts the challenge until a signal comes, and ends the process.
    ///
    /// `@main` calls it. `--help` lists the options. Exit codes: 0 well, 1 the address can't be had, 2 the command was wrong.
    public static func main() async {
        await ChallengeCommand<Self>.runAsProgram(named: ChallengeCommand<Self>.programName)
    }
}
