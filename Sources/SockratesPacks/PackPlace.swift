import Foundation

/// Where a pack is: on disk, or in the program.
struct PackPlace {
    /// The folder that its files lie in.
    let folder: any PackFolder
    /// The pack's own file within it.
    let file: String
    /// What messages call the pack's file.
    let shown: String
    /// The pack's short name.
    let name: String

    /// Reads the pack's own file.
    ///
    /// The host named it, so a symbolic link is followed here.
    func contents() throws(PackFileError) -> [UInt8] {
        if let disk = folder as? DiskPackFolder {
            return try disk.ownContents(of: file, limit: PackLimits.packBytes)
        }
        return try folder.contents(of: file, limit: PackLimits.packBytes)
    }

    /// What messages call another file of the pack.
    func shown(_ name: String) -> String {
        shown.lastIndex(of: "/").map { shown[...$0] + name } ?? name
    }

    /// Finds a pack.
    ///
    /// - Parameters:
    ///   - reference: A file, a folder or a built-in pack's name.
    ///   - record: Notes each file that is read.
    /// - Throws: ``PackError`` where there is nothing of that name.
    init(_ reference: String, record: FileRecord? = nil) throws(PackError) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: reference, isDirectory: &isFolder)
        if exists, isFolder.boolValue {
            let path = reference.count > 1 && reference.hasSuffix("/") ? String(reference.dropLast()) : reference
            folder = DiskPackFolder(path: path, record: record)
            file = "pack.yaml"
            shown = path + "/pack.yaml"
            name = URL(fileURLWithPath: path).lastPathComponent
        } else if exists {
            let slash = reference.lastIndex(of: "/")
            // "/pack.yaml" lies in "/", not in "".
            folder = DiskPackFolder(
                path: slash.map { $0 == reference.startIndex ? "/" : String(reference[..<$0]) } ?? "",
                record: record
            )
            let last = slash.map { String(reference[reference.index(after: $0)...]) } ?? reference
            let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
            file = last
            shown = reference
            name = stem.isEmpty ? last : stem
        } else if BuiltInPackFolder.names.contains(reference) {
            folder = BuiltInPackFolder(pack: reference)
            file = "pack.yaml"
            shown = "\(reference)/pack.yaml"
            name = reference
        } else {
            let hint = NearestWord.hint(reference, among: BuiltInPackFolder.names)
            let names = BuiltInPackFolder.names.joined(separator: ", ")
            throw PackError([
                PackProblem(
                    .error,
                    file: reference,
                    "there is no such file or folder, and no built-in pack of this name\(hint) (built in: \(names))"
                )
            ])
        }
    }
}
