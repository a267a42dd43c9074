/// Bytes that go to a descriptor of this process, a pipe's or a terminal's, on the loop of a connection; it owns the descriptor.
///
/// Use it on that loop only. See ``LineConnection/output(to:left:broke:)``.
public class DescriptorOutput {
    /// Nobody is told any more once these are gone.
    var left: (() -> Void)?
    var broke: (() -> Void)?

    init(left: @escaping () -> Void, broke: @escaping () -> Void) {
        self.left = left
        self.broke = broke
    }

    /// Writes bytes.
    ///
    /// - Parameter bytes: What to write.
    /// - Returns: Whether the system took all of them. The others are kept, and `left` is called when they have gone too.
    public func write(_ bytes: [UInt8]) -> Bool { true }

    /// Closes the descriptor when what was written has left.
    public func finish() {}

    /// Closes the descriptor at once, and tells no more.
    public func close() {
        left = nil
        broke = nil
    }

    /// Tells that nobody reads any more, once.
    func fail() {
        let broke = broke
        close()
        broke?()
    }
}
