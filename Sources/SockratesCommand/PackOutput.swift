import Foundation
import Sockrates
import SockratesPacks

/// Where a pack is written: a YAML file, or a folder that gets a `pack.yaml`.
struct PackOutput {
    private let folder: String
    /// The name of the pack's own file.
    let name: String

    /// Where the pack's own file goes.
    var pack: String { folder + name }

    init(_ path: String) {
        let lower = path.lowercased()
        if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
            let slash = path.lastIndex(of: "/")
            folder = slash.map { String(path[...$0]) } ?? ""
            name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        } else {
            folder = path.hasSuffix("/") ? path : path + "/"
            name = "pack.yaml"
        }
    }

    /// Where a file of the pack goes.
    func path(of file: BankPack.File) -> String { folder + file.name }

    /// Writes the files: all of them, or none where one is there already.
    ///
    /// - Throws: ``CommandError`` where a file is there, or can't be written.
    func write(_ pack: BankPack, force: Bool) throws(CommandError) {
        for file in pack.files { try Self.refuse(path(of: file), unless: force) }
        if !folder.isEmpty {
            do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
                throw .usage("the folder \(folder) can't be made: \((error as NSError).localizedDescription)")
            }
        }
        for file in pack.files { try Self.write(file.text, to: path(of: file), force: true) }
    }

    /// Writes a file.
    ///
    /// - Throws: ``CommandError`` where it is there and `force` is not given, or where it can't be written.
    static func write(_ text: String, to path: String, force: Bool) throws(CommandError) {
        try refuse(path, unless: force)
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw .usage("\(path) can't be written: \((error as NSError).localizedDescription)")
        }
    }

    private static func refuse(_ path: String, unless force: Bool) throws(CommandError) {
        if !force, FileManager.default.fileExists(atPath: path) {
            throw .usage("\(path) is there already; choose another name, or write over it with --force")
        }
    }
}
