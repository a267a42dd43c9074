import Foundation

/// How many files, and so connections, the process may have open.
package enum OpenFiles {
    /// How many are kept for everything but players' connections: the log, the store, programs, refusals.
    private static let reserve = 64

    /// How many connections there may be so that some files are left for everything else; `nil` where the system says nothing,
    /// or allows too few to keep any.
    static var connections: Int? {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, let files = Int(exactly: limit.rlim_max) else { return nil }
        return files >= 4 * reserve ? files - reserve : nil
    }

    #if canImport(Glibc)
        private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let resource = RLIMIT_NOFILE
    #endif

    /// Raises the limit as far as the system lets an ordinary process.
    package static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
    }
}
