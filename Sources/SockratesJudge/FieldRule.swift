/// One of several fields of a response.
public struct FieldRule: Sendable {
    /// What the player is told the field is called, such as `year`.
    public var name: String?
    /// What judges the field.
    public var judge: Judge

    /// A field.
    ///
    /// - Parameters:
    ///   - judge: What judges the field.
    ///   - name: What the player is told the field is called.
    public init(_ judge: Judge, name: String? = nil) {
        self.judge = judge
        self.name = name
    }
}
