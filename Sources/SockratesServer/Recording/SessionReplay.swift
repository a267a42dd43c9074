package import SockratesJudge
package import SockratesQuiz
package import SockratesStore

/// A recorded session, played again from its seed and what reached it.
///
/// What was told without being recorded ("not recorded, try again") is no part of it.
package struct SessionReplay {
    /// One thing that reached the session, and what came of it.
    package struct Step {
        /// What reached it; `nil` for its beginning.
        package let input: SessionInput?
        /// When, since the session opened.
        package let age: Duration
        /// What the player was sent.
        package fileprivate(set) var output: [UInt8] = []
        /// The verdicts that fell.
        package fileprivate(set) var verdicts: [ReplayedVerdict] = []
    }

    /// A verdict that fell again.
    package struct ReplayedVerdict {
        /// The question.
        package let place: QuestionPlace
        /// What was typed.
        package let response: [UInt8]
        /// What the judge says now.
        package let verdict: Verdict
        /// What it said then; `nil` where the record has no verdict for it.
        package let recorded: Judgement?

        /// Whether it is the verdict that fell then.
        package var isSame: Bool { recorded?.outcome == verdict.outcome && recorded?.response == response }
    }

    /// Why a session can't be played again.
    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    /// What the session began with.
    package let opening: SessionOpening
    /// What happened, in its order.
    package let steps: [Step]
    /// Where the session stood in the end.
    package let session: Session

    /// Plays a session again.
    ///
    /// - Parameters:
    ///   - entries: All that is recorded of it.
    ///   - quiz: What it played, or a mended edition of that.
    /// - Throws: ``Mistake`` where the record holds no beginning.
    package init(of entries: [SockratesStore.Entry], with quiz: Quiz) throws(Mistake) {
        let openings = entries.lazy.compactMap { entry in
            if case .opened(let opening) = entry.happening { opening } else { nil }
        }
        guard let opening = openings.first else { throw Mistake(description: "the record holds no such session") }
        self.opening = opening
        var recorded = entries.compactMap { entry in
            if case .judged(let judgement) = entry.happening { judgement } else { nil }
        }[...]
        let prefix: BlobPrefix? = if case .blobs(let prefix) = quiz.rules.wire.format { prefix } else { nil }
        var session = Session(of: quiz, seed: opening.seed)
        var steps: [Step] = []
        func carryOut(_ output: RecordedOutput, _ step: Step) {
            var step = step
            step.output = output.bytes.isEmpty ? [] : prefix?.framed(output.bytes) ?? output.bytes
            for case .judged(let place, _, let response, let verdict) in output.events {
                let then = recorded.popFirst()
                step.verdicts.append(
                    ReplayedVerdict(place: place, response: response, verdict: verdict, recorded: then)
                )
            }
            steps.append(step)
        }
        var output = RecordedOutput()
        session.opened(into: &output)
        carryOut(output, Step(input: nil, age: .zero))
        for entry in entries {
            guard case .took(let input) = entry.happening else { continue }
            var output = RecordedOutput()
            session.take(input, at: entry.age, into: &output)
            carryOut(output, Step(input: input, age: entry.age))
        }
        self.session = session
        self.steps = steps
    }

    /// Everything that the player was sent.
    package var transcript: [UInt8] { steps.flatMap(\.output) }
    /// Verdicts that are not those of the record.
    package var differences: [ReplayedVerdict] { steps.flatMap(\.verdicts).filter { !$0.isSame } }
}
