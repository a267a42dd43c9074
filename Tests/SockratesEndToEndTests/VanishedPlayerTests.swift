import Foundation
import Testing

private let canHaveANetwork =
    Client.isInstalled("ip") && Client.isInstalled("unshare")
    && (try? ChildProcess(["unshare", "-n", "ip", "link", "set", "lo", "up"]).exitCode()) == 0

/// A player whose machine vanishes, in a network of the test's own, which is then cut.
@Suite(.timeLimit(.minutes(5)), .enabled(if: canHaveANetwork, "no network of its own can be had here"))
struct VanishedPlayerTests {
    /// `$1` is the program.
    private static let story = """
        ip link set lo up
        await() { for i in $(seq 1000); do grep -q "$1" "$2" 2>/dev/null && return; sleep 0.02; done; echo "no $1"; }
        "$1" serve --port 4000 --keep-alive 2s game.yaml >invitation 2>log & server=$!
        await nc invitation
        sleep 60 | "$1" nc 127.0.0.1 4000 >heard & player=$!
        await France heard
        ip link set lo down
        await 'session closed' log
        grep 'session closed' log
        # Nobody tells the player's machine either.
        kill $server $player
        """

    @Test func theSessionEndsThoughNobodySaysSo() throws {
        let folder = try Folder(["game.yaml": Game.pack])
        let shell = try ChildProcess(
            ["unshare", "-n", "--kill-child", "sh", "-c", "cd \(folder.path)\n\(Self.story)", "sh", Program.path]
        )
        shell.endInput()
        let said = try shell.output.rest(within: .seconds(60))
        #expect(said.contains("does not answer"), "\(said)\(shell.errors)")
    }
}
