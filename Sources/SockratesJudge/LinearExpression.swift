#if canImport(CRE2)
    import CRE2

    /// A regular expression, compiled by RE2, whose time is linear in the text whatever the pattern.
    final class LinearExpression: Sendable {
        // RE2 says of its objects: "multiple threads may match against the same RE2 at once" (re2.h).
        private nonisolated(unsafe) let expression: OpaquePointer

        init(_ pattern: String, ignoresCase: Bool) throws(PatternError) {
            let made = pattern.utf8.withContiguousStorageIfAvailable { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cre2_make($0.baseAddress, $0.count, ignoresCase ? 1 : 0) }
            }
            guard let expression = made ?? nil else {
                throw PatternError(message: "no memory for the regular expression")
            }
            self.expression = expression
            let problem = String(cString: cre2_problem(expression))
            guard problem.isEmpty else { throw PatternError(message: "the regular expression \(pattern): \(problem)") }
        }

        deinit { cre2_free(expression) }

        /// Whether the whole text matches.
        func matches(_ text: [UInt8]) -> Bool {
            text.withUnsafeBytes { bytes in
                cre2_matches(expression, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count) == 1
            }
        }
    }
#else
    /// Stands where RE2 was not there when Sockrates was built.
    struct LinearExpression: Sendable {
        init(_ pattern: String, ignoresCase: Bool) throws(PatternError) {
            throw PatternError(
                message: "regular expressions need RE2, and this program was built without it; use a glob"
            )
        }

        func matches(_ text: [UInt8]) -> Bool { false }
    }
#endif
