#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Whether another program has the file of a record open.
package enum SQLiteHolder {
    /// The byte of the log's index that whoever has it open has locked (SQLite's os_unix.c, `UNIX_SHM_DMS`).
    private static let lockedByte: off_t = 128

    /// Looks whether somebody has it open.
    ///
    /// This process must not: the system forgets a process's locks on a file when it closes that file once, here.
    ///
    /// - Parameter path: The file.
    /// - Returns: Whether somebody has, or it can't be told.
    package static func isThere(_ path: String) -> Bool {
        let descriptor = open(path + "-shm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno != ENOENT }
        defer { close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = lockedByte
        lock.l_len = 1
        guard fcntl(descriptor, F_GETLK, &lock) == 0 else { return true }
        return lock.l_type != Int16(F_UNLCK)
    }
}
