import Foundation
import SockratesPacks

/// A pack's folder on disk, for one test.
struct PackFiles: ~Copyable {
    let path: String

    init(_ files: [String: String]) throws {
        path = NSTemporaryDirectory() + "sockrates-pack-\(UUID().uuidString)"
        for (name, text) in files {
            let file = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file of any bytes.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    /// Loads `pack.yaml`.
    func load(flag: String? = nil, environment: [String: String] = [:]) throws(PackError) -> Pack {
        try Pack.load(path, flag: flag, environment: environment)
    }

    /// The problems of `pack.yaml`, without the folder's path; none where it is well.
    func problems(environment: [String: String] = [:]) -> [String] {
        do throws(PackError) {
            return try load(environment: environment).warnings.map { shown($0) }
        } catch {
            return error.problems.map { shown($0) }
        }
    }

    private func shown(_ problem: PackProblem) -> String {
        problem.description.replacing(path + "/", with: "")
    }
}

/// The problems of a pack that is one file.
func problems(_ yaml: String, _ files: [String: String] = [:], environment: [String: String] = [:]) throws -> [String] {
    try PackFiles(files.merging(["pack.yaml": yaml]) { $1 }).problems(environment: environment)
}
