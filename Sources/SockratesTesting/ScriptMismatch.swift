/// What a script waited for did not come.
public struct ScriptMismatch: Error, CustomStringConvertible {
    /// What was waited for, and what came instead.
    public let description: String
}
