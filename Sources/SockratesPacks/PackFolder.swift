/// Where a pack's files lie.
protocol PackFolder: Sendable {
    /// Notes what is read.
    var edition: EditionDigest { get }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - name: The file's path from the folder, with `/` between its parts.
    ///   - limit: The most bytes that it may have.
    /// - Returns: The file's bytes.
    /// - Throws: ``PackFileError`` where it is missing, too large, or out of bounds.
    func contents(of name: String, limit: Int) throws(PackFileError) -> [UInt8]
}

/// Why a pack's file can't be read.
struct PackFileError: Error {
    /// What is wrong, to follow on the file's name.
    let message: String
}
