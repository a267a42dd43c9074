import Foundation
import SockratesQuiz
import SockratesSockets
import Synchronization

/// Writes the transcript of one session: its connection's tap.
final class TranscriptWriter: ConnectionTap, Sendable {
    private struct State {
        /// Lines that are not with the archive yet.
        var lines: [UInt8]
        /// The bytes of a character that has not come whole, for each way.
        var rest: [Bool: [UInt8]] = [:]
        var written = 0
        /// What was left out since the last event that was not.
        var leftOut = 0
        /// Whether the archive takes the lines in a moment; it does from the beginning.
        var isAwaited = true
        var hasEnded = false
    }

    /// Lines are handed over when there are this many bytes of them, or when the archive asks for them.
    private static let batch = 16_384

    /// The file's name.
    let name: String
    private let archive: TranscriptArchive
    private let begun = ContinuousClock.now
    private let state: Mutex<State>

    init(_ archive: TranscriptArchive, challenge: String, session: Int, seed: UInt64, peer: String) {
        self.archive = archive
        let now = Date()
        let stamp = now.formatted(.iso8601.dateTimeSeparator(.standard).timeSeparator(.omitted).dateSeparator(.omitted))
        let safe = String(
            challenge.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) ? $0 : "_" }.prefix(40)
        )
        // The process's number tells two servers apart that share a folder.
        name = "\(stamp)-\(safe)-\(getpid())-\(session).cast"
        let title = "\(challenge), session \(session) of \(peer), seed \(seed)"
        let header =
            "{\"version\": 2, \"width\": 80, \"height\": 24, \"timestamp\": \(Int(now.timeIntervalSince1970)), "
            + "\"title\": \(title.quotedAsJSON), \"sockrates\": {\"challenge\": \(challenge.quotedAsJSON), "
            + "\"session\": \(session), \"seed\": \"\(seed)\", \"peer\": \(peer.quotedAsJSON)}}\n"
        state = Mutex(State(lines: Array(header.utf8)))
    }

    func received(_ bytes: Span<UInt8>) { note(bytes, isTyped: true) }
    func sent(_ bytes: Span<UInt8>) { note(bytes, isTyped: false) }

    /// The session is over.
    ///
    /// - Parameter cause: Why, in a few words.
    func end(_ cause: String) {
        state.withLock { state in
            guard !state.hasEnded else { return }
            state.hasEnded = true
            for isTyped in [false, true] {
                guard let rest = state.rest[isTyped], !rest.isEmpty else { continue }
                add(String(decoding: rest, as: UTF8.self), isTyped ? "i" : "o", &state)
            }
            tellLeftOut(&state)
            add("end: \(cause)", "m", &state)
            handOver(&state)
        }
        archive.sessionEnded(name)
    }

    /// Gives the archive what there is.
    func handOver() {
        state.withLock { state in
            state.isAwaited = false
            if !state.lines.isEmpty { handOver(&state) }
        }
    }

    private func note(_ bytes: Span<UInt8>, isTyped: Bool) {
        state.withLock { state in
            guard !state.hasEnded else { return }
            guard state.written + state.lines.count + bytes.count <= archive.options.longest else {
                state.leftOut += bytes.count
                return
            }
            var all = state.rest[isTyped] ?? []
            bytes.withUnsafeBufferPointer { all.append(contentsOf: $0) }
            let whole = all.count - TextEncoding.unfinishedUTF8(all)
            state.rest[isTyped] = Array(all[whole...])
            guard whole > 0 else { return }
            tellLeftOut(&state)
            add(String(decoding: all[..<whole], as: UTF8.self), isTyped ? "i" : "o", &state)
            if state.lines.count >= Self.batch {
                handOver(&state)
            } else if !state.isAwaited {
                state.isAwaited = true
                archive.collect(self)
            }
        }
    }

    /// Says where something is missing.
    private func tellLeftOut(_ state: inout State) {
        if state.leftOut > 0 { add("left out: \(state.leftOut) bytes", "m", &state) }
        state.leftOut = 0
    }

    private func add(_ text: String, _ code: String, _ state: inout State) {
        let microseconds = Int(begun.duration(to: .now) / .microseconds(1))
        let fraction = String(microseconds % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.count)
        state.lines += "[\(microseconds / 1_000_000).\(zeros)\(fraction), \"\(code)\", \(text.quotedAsJSON)]\n".utf8
    }

    private func handOver(_ state: inout State) {
        let lines = state.lines
        state.lines = []
        if archive.append(lines, to: name) { state.written += lines.count } else { state.leftOut += lines.count }
    }
}
