import Foundation

/// What tells one state of a file from another without reading it.
struct FileStamp: Hashable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    /// When its bytes or its names were last changed: seconds and nanoseconds, which nobody can set back.
    private let seconds: Int
    private let nanoseconds: Int

    /// Looks at a file; `nil` where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(truncatingIfNeeded: status.st_size)
        #if canImport(Darwin)
            let changed = status.st_ctimespec
        #else
            let changed = status.st_ctim
        #endif
        seconds = changed.tv_sec
        nanoseconds = changed.tv_nsec
    }
}
