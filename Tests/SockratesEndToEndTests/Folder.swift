import Foundation

/// A folder for one test, removed with it.
final class Folder {
    let path = NSTemporaryDirectory() + "sockrates-\(UUID().uuidString)"

    init(_ files: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
    }

    /// Writes a file anew.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: self / name, atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    static func / (folder: Folder, name: String) -> String { folder.path + "/" + name }
}
