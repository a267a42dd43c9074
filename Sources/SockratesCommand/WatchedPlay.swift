import Foundation
import Sockrates
import SockratesPacks
import SockratesQuiz

/// Plays a pack in this terminal while its author edits it.
///
/// A pack that is saved starts again at once; a broken one shows its mistakes and waits for the next save.
struct WatchedPlay {
    private var watch: PackWatch
    private let seed: UInt64

    init(of watch: PackWatch, seed: UInt64) {
        self.watch = watch
        self.seed = seed
    }

    /// Plays until the input ends.
    ///
    /// - Returns: How the last session ended that was played to its end.
    consuming func run() -> SessionEnd? {
        var last: SessionEnd?
        while true {
            do throws(PackError) {
                let pack = try watch.load()
                for warning in pack.warnings { StandardError.print(warning.description) }
                var play = TerminalPlay(of: pack.quiz, seed: seed)
                let end = play.run { watch.hasChanged() }
                if end == .inputEnded { return last }
                if let end {
                    last = end
                    StandardError.print("(Save the pack to play it again; end the input to leave.)")
                    guard waitForSave() else { return last }
                } else {
                    StandardError.print("\n(The pack was saved; it starts again.)")
                }
            } catch {
                StandardError.print("\(error)\n(Mend the pack and save it; end the input to leave.)")
                guard waitForSave() else { return last }
            }
        }
    }

    /// Lets time pass until a file is saved; what is typed meanwhile is nobody's answer.
    ///
    /// - Returns: `false` where the input ended first.
    private mutating func waitForSave() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !watch.hasChanged() {
            guard Terminal.hasInput(within: Terminal.glance) else { continue }
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count == 0 || count < 0 && errno != EINTR { return false }
        }
        return true
    }
}
