import Foundation

/// A pack's folder on disk.
///
/// A pack may come from a stranger, so it reads nothing but regular files below its own folder.
struct DiskPackFolder: PackFolder {
    let path: String
    /// Notes each file that is read, where somebody wants to know.
    let record: FileRecord?
    let edition = EditionDigest()

    func contents(of name: String, limit: Int) throws(PackFileError) -> [UInt8] {
        try check(name)
        return try ownContents(of: name, limit: limit)
    }

    /// Reads a file that the host named, where a symbolic link may stand.
    func ownContents(of name: String, limit: Int) throws(PackFileError) -> [UInt8] {
        record?.note(path(of: name))
        let bytes = try Self.read(path(of: name), limit: limit)
        edition.add(name, bytes)
        return bytes
    }

    private func path(of name: String) -> String {
        path.isEmpty ? name : path + "/" + name
    }

    /// Reads a regular file.
    static func read(_ path: String, limit: Int) throws(PackFileError) -> [UInt8] {
        // Not blocking, so that a named pipe is found out and not waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw PackFileError(message: String(cString: strerror(errno)).lowercased()) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw PackFileError(message: "it is not a regular file")
        }
        guard status.st_size <= limit else {
            throw PackFileError(message: "it has \(status.st_size) bytes; at most \(limit) are read")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        while bytes.count <= limit {
            let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = max(0, Foundation.read(descriptor, buffer.baseAddress, buffer.count))
            }
            if part.isEmpty { return bytes }
            bytes += part
        }
        throw PackFileError(message: "it has more than \(limit) bytes")
    }

    /// The absolute path of a program in the folder.
    func program(_ name: String) throws(PackFileError) -> String {
        try check(name)
        var status = stat()
        guard stat(path(of: name), &status) == 0 else {
            throw PackFileError(message: String(cString: strerror(errno)).lowercased())
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw PackFileError(message: "it is not a regular file") }
        guard access(path(of: name), X_OK) == 0 else {
            throw PackFileError(message: "it may not be executed (chmod +x \(name))")
        }
        return URL(fileURLWithPath: path(of: name)).path
    }

    /// Refuses names that lead out of the folder, by their parts or by a symbolic link.
    private func check(_ name: String) throws(PackFileError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.isEmpty, !name.utf8.contains(0), name.utf8.count <= Int(PATH_MAX),
            !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
        else {
            throw PackFileError(
                message: "a pack's files lie in its own folder: write the path from there, without \"..\""
            )
        }
        var place = path
        for part in parts {
            place += place.isEmpty ? String(part) : "/" + part
            var status = stat()
            if lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                throw PackFileError(
                    message: "symbolic links are not followed; put the file itself into the pack's folder"
                )
            }
        }
    }
}
