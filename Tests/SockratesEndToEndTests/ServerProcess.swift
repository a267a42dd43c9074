import Foundation

/// What Linux tells about a server's process.
struct ServerProcess {
    private let folder: String

    init(_ server: Server) { folder = "/proc/\(server.process.pid)" }

    /// Whether this system has it to tell.
    static let canTell = FileManager.default.fileExists(atPath: "/proc/self/fd")

    /// How many processes of this machine have a word in their command line.
    static func count(with word: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").count { name in
            guard Int(name) != nil, let words = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: words, as: UTF8.self).contains(word)
        }
    }

    /// How many descriptors are open.
    var descriptorCount: Int {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder + "/fd").count }
    }

    /// The memory that it has in use.
    var residentBytes: Int {
        get throws {
            let pages = try String(contentsOfFile: folder + "/statm", encoding: .utf8).split(separator: " ")
            return (pages.count > 1 ? Int(pages[1]) ?? 0 : 0) * Int(getpagesize())
        }
    }
}
