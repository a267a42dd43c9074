package import SockratesQuiz
package import SockratesSockets

extension CloseCause {
    /// How a session ended, for the log: which deadline it was, else how the session says it, else how the connection does.
    ///
    /// - Parameter end: What the session says.
    /// - Returns: A few words.
    package func end(of end: SessionEnd?) -> String {
        if case .deadline = self { return description }
        return end?.rawValue ?? description
    }
}
