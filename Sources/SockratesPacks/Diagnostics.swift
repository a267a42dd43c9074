/// Gathers the problems of one pack while it is read.
final class Diagnostics {
    /// A place in the pack's own file.
    struct Place: Sendable, Hashable {
        var line: Int
        var column: Int
    }

    let file: String
    /// The pack's own file, once it has been read.
    var source: [UInt8] = []
    private(set) var problems: [PackProblem] = []
    private(set) var errorCount = 0
    /// Whether something took too much memory or time: more of it would keep the reader for hours.
    private(set) var hasHitLimit = false

    init(file: String) {
        self.file = file
    }

    /// Whether no more problems are listed, so that it is idle to look for them.
    var isFull: Bool { problems.count >= PackLimits.problems }

    /// Adds a mistake in the pack's own file.
    func error(_ place: Place?, _ message: String) {
        add(PackProblem(.error, file: file, line: place?.line, column: place?.column, message))
    }

    /// Adds something worth a look in the pack's own file.
    func warning(_ place: Place?, _ message: String) {
        add(PackProblem(.warning, file: file, line: place?.line, column: place?.column, message))
    }

    /// Adds a script's mistake, where the script stands.
    ///
    /// - Parameters:
    ///   - failure: The mistake.
    ///   - row: The row of a table that it came up with.
    func add(_ failure: ScriptFailure, row: (file: String, line: Int)? = nil) {
        hasHitLimit = hasHitLimit || failure.kind != .mistake
        var message = failure.message + (row.map { " (for the row \($0.file):\($0.line))" } ?? "")
        if failure.message.contains(" near "), failure.place?.file == file, let line = failure.place?.line {
            message += hintAtComment(in: line)
        }
        add(PackProblem(.error, file: failure.place?.file ?? file, line: failure.place?.line, message))
    }

    /// What to do where a comment of YAML may have cut off an expression; nothing where the line has none.
    func hintAtComment(in line: Int) -> String {
        let lines = source.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1), lines[line - 1].firstRange(of: " #".utf8) != nil else { return "" }
        return "; in YAML a # behind a blank begins a comment: put the whole text in quotes"
    }

    /// Notes that something took too much memory or time.
    func hitLimit() { hasHitLimit = true }

    func add(_ problem: PackProblem) {
        if problem.severity == .error { errorCount += 1 }
        // What is wrong for each row of a table is told once.
        guard problems.count < PackLimits.problems, !problems.contains(problem) else { return }
        problems.append(problem)
    }

    /// The problems in the order of their places, with a last one that counts what is left out.
    var report: [PackProblem] {
        var list = problems.enumerated().sorted { one, other in
            (one.element.file, one.element.line ?? 0, one.element.column ?? 0, one.offset)
                < (other.element.file, other.element.line ?? 0, other.element.column ?? 0, other.offset)
        }.map(\.element)
        if problems.count == PackLimits.problems {
            list.append(PackProblem(.error, file: file, "there are more problems; mend these first"))
        }
        return list
    }
}
