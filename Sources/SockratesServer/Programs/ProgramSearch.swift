#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds programs by name.
public enum ProgramSearch {
    /// The absolute path of a program.
    ///
    /// - Parameters:
    ///   - name: A path, or a name that is looked for.
    ///   - folders: Where to look, with colons between.
    ///   - root: The folder that is the root for the program.
    /// - Returns: `nil` where no such file can be executed.
    public static func path(of name: String, in folders: String = ProgramOptions.searchPath, root: String = "")
        -> String?
    {
        if name.contains("/") {
            guard root.isEmpty else { return isProgram(root + name) ? name : nil }
            guard isProgram(name), let resolved = realpath(name, nil) else { return nil }
            defer { free(resolved) }
            return name.hasPrefix("/") ? name : String(cString: resolved)
        }
        return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { isProgram(root + $0) }
    }

    /// The working folder of this process.
    public static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
