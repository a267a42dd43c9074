import SockratesJudge
import SockratesQuiz

/// Counts the questions of a pack and what they take in memory, and stops a pack that has too much of either.
///
/// What a large table brings is foreseen before a question is made of any: a pack that is too large must be refused before it has become so.
final class QuestionBudget {
    private let diagnostics: Diagnostics
    private var questions = PackLimits.questions
    private var bytes = 0
    private var foreseen = (questions: 0, bytes: 0)
    private var patterns = PackLimits.patternSize
    private var rowsSeen = PackLimits.rowsSeen
    private var flowSteps = PackLimits.flowSteps
    private(set) var isSpent = false
    /// Whether a response may take long to match.
    private(set) var hasSlowPatterns = false

    /// A pattern of this size takes some milliseconds for the longest response.
    private static let slowPattern = 500
    /// A first look at answers of so many bytes takes as long.
    private static let slowAnswer = 100_000

    init(diagnostics: Diagnostics) {
        self.diagnostics = diagnostics
    }

    /// Counts what questions will take that are not made yet.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - size: What one of them takes on average.
    ///   - place: Where they stand.
    func foresee(_ count: Int, ofSize size: Int, at place: Diagnostics.Place) {
        foreseen.questions += count
        foreseen.bytes += count * size
        if foreseen.questions > PackLimits.questions || foreseen.bytes > PackLimits.questionBytes {
            refuseSize(at: place)
        }
    }

    /// Counts the regular expressions of a judge that has just been compiled.
    ///
    /// - Parameters:
    ///   - judge: The judge.
    ///   - place: Where its question stands.
    /// - Returns: Whether they still fit.
    func spend(patternsOf judge: Judge, at place: Diagnostics.Place) -> Bool {
        let size = judge.patternSize
        hasSlowPatterns = hasSlowPatterns || size > Self.slowPattern || judge.byteCount > Self.slowAnswer
        // Each has been compiled, and matched with its own example.
        return spend(patterns: size + size * (size == 0 ? 0 : judge.modelAnswer.utf8.count) / 100, at: place)
    }

    /// Counts instructions of regular expressions.
    ///
    /// - Parameters:
    ///   - size: How many.
    ///   - place: Where they stand.
    /// - Returns: Whether they still fit.
    func spend(patterns size: Int, at place: Diagnostics.Place) -> Bool {
        patterns -= size
        guard patterns < 0 else { return true }
        return refuse(
            "the regular expressions of the pack are too large together, from this question on; write fewer or shorter ones",
            at: place
        )
    }

    /// Whether so many questions still fit; where they don't, that is reported before one of them is made.
    func hasRoom(for count: Int, at place: Diagnostics.Place) -> Bool {
        guard count > questions else { return true }
        return refuseSize(at: place)
    }

    /// Counts rows from which questions are made while sessions run.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - place: Where their table is named.
    /// - Returns: Whether they still fit.
    func spend(rows count: Int, at place: Diagnostics.Place) -> Bool {
        guard hasRoom(for: count, at: place) else { return false }
        questions -= count
        return true
    }

    /// Counts rows that are looked through, whether or not they are used.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - place: Where their table is named.
    /// - Returns: Whether that is still allowed.
    func see(rows count: Int, at place: Diagnostics.Place) -> Bool {
        rowsSeen -= count
        guard rowsSeen < 0 else { return true }
        return refuse(
            "the pack is too large: its questions look through more than \(PackLimits.rowsSeen) rows of tables; "
                + "split the table, or ask from it in fewer places",
            at: place
        )
    }

    /// Counts steps, which ask nothing that counts.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - place: Where they stand.
    /// - Returns: Whether they still fit.
    func spend(flowSteps count: Int, at place: Diagnostics.Place) -> Bool {
        flowSteps -= count
        guard flowSteps < 0 else { return true }
        return refuse(
            "the pack has more than \(PackLimits.flowSteps) steps that say something, pause or lead on; let stages repeat instead",
            at: place
        )
    }

    /// Counts a question.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - steps: The steps that the pack's scripts have taken so far.
    ///   - place: Where it stands.
    /// - Returns: Whether it still fits.
    func spend(_ question: Question, _ steps: Int64, at place: Diagnostics.Place) -> Bool {
        if steps > PackLimits.steps {
            return refuse(
                "the pack's expressions took more than \(PackLimits.steps) steps for its questions; write less into each",
                at: place
            )
        }
        questions -= 1
        bytes += question.byteCount
        let most = min(PackLimits.questionBytes, max(PackLimits.surprisingBytes, 2 * foreseen.bytes))
        guard questions < 0 || bytes > most else { return true }
        return refuseSize(at: place)
    }

    @discardableResult
    private func refuseSize(at place: Diagnostics.Place) -> Bool {
        let megabytes = PackLimits.questionBytes >> 20
        return refuse(
            "the pack is too large: at most \(PackLimits.questions) questions with \(megabytes) MiB of texts and answers are read",
            at: place
        )
    }

    /// Stops the pack, and tells the first reason alone.
    ///
    /// - Returns: That what comes does not fit.
    private func refuse(_ reason: String, at place: Diagnostics.Place) -> Bool {
        if !isSpent { diagnostics.error(place, reason) }
        isSpent = true
        return false
    }
}
