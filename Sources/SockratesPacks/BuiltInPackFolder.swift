import CBuiltInPacks

/// A pack that is compiled into the program.
struct BuiltInPackFolder: PackFolder {
    /// The built-in packs' names.
    static let names: [String] = {
        var names: [String] = []
        for file in files where !names.contains(file.pack) { names.append(file.pack) }
        return names
    }()

    let pack: String
    let edition = EditionDigest()

    func contents(of name: String, limit: Int) throws(PackFileError) -> [UInt8] {
        guard let file = Self.files.first(where: { $0.pack == pack && $0.name == name }) else {
            throw PackFileError(message: "no such file in the built-in pack")
        }
        edition.add(name, file.contents)
        return file.contents
    }

    private struct File: Sendable {
        let pack: String
        let name: String
        let contents: [UInt8]
    }

    private static let files: [File] = (0..<built_in_file_count()).compactMap { index in
        let file = built_in_file(index)
        guard let pack = file.pack, let name = file.name, let bytes = file.bytes else { return nil }
        return File(
            pack: String(cString: pack),
            name: String(cString: name),
            contents: Array(UnsafeBufferPointer(start: bytes, count: file.count))
        )
    }
}
