package import Logging
package import SockratesPacks
import SockratesQuiz
import Synchronization

/// A pack that is hosted, and may be read again while it is: whoever plays keeps the pack that the session began with.
package final class HostedPack: Hosted, Reloadable, Solvable {
    /// The pack's short name, for logs and listings.
    package let name: String
    /// What listings call it, as it was when it was read first.
    package let title: String
    /// What a line of a player is; the listening socket has been told, so that this can't change.
    package let framing: LineOptions.Framing

    private let pack: Mutex<Pack>
    private let source: Mutex<Source>

    private struct Source {
        var watch: PackWatch
        var isBroken = false
    }

    /// Makes it.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - watch: What it was loaded by.
    package init(_ pack: Pack, from watch: PackWatch) {
        name = pack.name
        title = pack.quiz.title
        framing = pack.quiz.framing
        self.pack = Mutex(pack)
        source = Mutex(Source(watch: watch))
    }

    package func session(_ admission: Admission) -> any HostedSession {
        pack.withLock { $0.quiz }.session(admission)
    }

    package var livePlayer: LivePlayer { .solver(PackSolver(pack.withLock { $0 })) }

    /// Whether a session asks who plays.
    package var asksWhoPlays: Bool { pack.withLock { $0.quiz.asksWhoPlays } }

    /// Reads the pack again where one of its files has changed, or where it was broken before.
    package func reload(_ logger: Logger) {
        let logger = named(logger)
        source.withLock { source in
            if source.watch.isStale || source.isBroken {
                read(&source, logger)
            } else {
                logger.notice("pack unchanged")
            }
        }
    }

    /// Reads the pack again where one of its files has changed since, and is no longer being written.
    package func reloadIfChanged(_ logger: Logger) {
        source.withLock { source in
            if source.watch.hasChanged() { read(&source, named(logger)) }
        }
    }

    private func read(_ source: inout Source, _ logger: Logger) {
        do throws(PackError) {
            let pack = try source.watch.load()
            guard pack.quiz.framing == framing else {
                source.isBroken = true
                return logger.error("pack not reloaded", metadata: ["cause": "another \"wire\" needs a new start"])
            }
            source.isBroken = false
            for warning in pack.warnings { logger.warning("pack", metadata: ["problem": "\(warning)"]) }
            self.pack.withLock { $0 = pack }
            logger.notice("pack reloaded", metadata: ["title": "\(pack.quiz.title)"])
        } catch {
            source.isBroken = true
            for problem in error.problems { logger.error("pack", metadata: ["problem": "\(problem)"]) }
            logger.error("pack not reloaded", metadata: ["cause": "it has mistakes; the one before is still played"])
        }
    }

    private func named(_ logger: Logger) -> Logger {
        var logger = logger
        logger[metadataKey: "challenge"] = .string(name)
        return logger
    }
}
