import Foundation

/// Somebody who may read what others may, and write nowhere of ours: another user where the tests run as root.
enum Stranger {
    private static let words =
        geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : []

    /// Whether there can be one here.
    static let isThere = (try? run(["--version"]).code) == 0

    /// Runs the program to its end.
    static func run(_ arguments: [String]) throws -> (code: CInt, output: String, errors: String) {
        let child = try ChildProcess(words + [Program.path] + arguments)
        child.endInput()
        let output = try child.output.rest()
        return (try child.exitCode(), output, child.errors)
    }
}

extension Folder {
    /// Sets who may do what with files of the folder, and then with the folder itself.
    func permit(_ permissions: Int, of names: [String], folder: Int) throws {
        for name in names {
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: self / name)
        }
        try FileManager.default.setAttributes([.posixPermissions: folder], ofItemAtPath: path)
    }

    /// The names of what is in it.
    var names: Set<String> { get throws { Set(try FileManager.default.contentsOfDirectory(atPath: path)) } }
}
