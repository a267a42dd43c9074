import CBuiltInPacks
import Foundation

/// A pack to begin with: a whole one, with comments that tell what can be changed.
///
/// ```swift
/// try PackTemplate.named("quiz")?.write(to: "my-quiz")
/// let pack = try Pack.load("my-quiz")
/// ```
public struct PackTemplate: Sendable {
    /// A file of a template.
    public struct File: Sendable {
        /// Its name within the pack's folder.
        public let name: String
        /// What it holds.
        public let contents: [UInt8]
    }

    /// Its name, a word.
    public let name: String
    /// The files; `pack.yaml` is the first.
    public let files: [File]

    /// What it is, in one line: the first comment of its `pack.yaml`.
    public var about: String {
        let text = files.first.map { String(decoding: $0.contents, as: UTF8.self) } ?? ""
        return text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " }.description
    }

    /// All templates, in the order in which they are best read.
    public static let all: [PackTemplate] = {
        var templates: [PackTemplate] = []
        for index in 0..<template_file_count() {
            guard let (name, file) = file(index) else { continue }
            if let last = templates.last, last.name == name {
                templates[templates.count - 1] = PackTemplate(name: name, files: last.files + [file])
            } else {
                templates.append(PackTemplate(name: name, files: [file]))
            }
        }
        return templates
    }()

    /// The template of a name, or `nil`.
    public static func named(_ name: String) -> PackTemplate? {
        all.first { $0.name == name }
    }

    /// Writes the files into a folder, which is made where there is none.
    ///
    /// - Parameter folder: The folder's path; it must not be there, or be empty.
    /// - Throws: ``PackError`` where something is there already, or can't be written.
    public func write(to folder: String) throws(PackError) {
        let manager = FileManager.default
        do {
            if manager.fileExists(atPath: folder), try !manager.contentsOfDirectory(atPath: folder).isEmpty {
                throw PackError([PackProblem(.error, file: folder, "there are files in it already; name a new folder")])
            }
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files {
                let url = URL(fileURLWithPath: folder).appending(path: file.name)
                try Data(file.contents).write(to: url, options: .withoutOverwriting)
            }
        } catch let error as PackError {
            throw error
        } catch {
            throw PackError([
                PackProblem(.error, file: folder, "the pack can't be written here: \(error.localizedDescription)")
            ])
        }
    }

    /// A file by its number, and the template that it belongs to.
    private static func file(_ index: Int) -> (template: String, file: File)? {
        let file = template_file(index)
        guard let template = file.pack, let name = file.name, let bytes = file.bytes else { return nil }
        let contents = Array(UnsafeBufferPointer(start: bytes, count: file.count))
        return (String(cString: template), File(name: String(cString: name), contents: contents))
    }
}
