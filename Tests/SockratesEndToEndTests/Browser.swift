import Foundation

/// A headless Chromium that does what it is told, step by step: see `scripts/browser`.
enum Browser {
    static let isInstalled = Client.isInstalled("chromium") && Client.isInstalled("python3")

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scripts/browser").path

    /// What reads steps and does them.
    static let command = ["python3", script]

    /// Does the steps.
    ///
    /// - Returns: What was printed, and why a step failed.
    static func run(_ steps: [String], _ options: String...) throws -> (code: CInt, output: String, errors: String) {
        let browser = try ChildProcess(command + options)
        try browser.type(steps.map { $0 + "\n" }.joined())
        browser.endInput()
        let output = try browser.output.rest()
        return (try browser.exitCode(), output, browser.errors)
    }
}
