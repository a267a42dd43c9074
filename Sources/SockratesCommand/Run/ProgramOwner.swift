#if os(Linux)
    import Foundation
    import Sockrates

    /// The user and the group that a program runs as.
    struct ProgramOwner {
        /// By number; `nil` for this process's own.
        private(set) var user: UInt32?
        private(set) var group: UInt32?

        /// Looks names up.
        ///
        /// - Parameters:
        ///   - user: A user's name or number, with its group where none is given.
        ///   - group: A group's name or number.
        /// - Throws: ``CommandError`` for a name that nobody has, or where this process may not.
        init(user: String?, group: String?) throws(CommandError) {
            if let user {
                guard let entry = UInt32(user).map({ getpwuid($0) }) ?? getpwnam(user) else {
                    throw .usage("there is no user \(user)")
                }
                self.user = entry.pointee.pw_uid
                self.group = entry.pointee.pw_gid
            }
            if let group {
                guard let entry = UInt32(group).map({ getgrgid($0) }) ?? getgrnam(group) else {
                    throw .usage("there is no group \(group)")
                }
                self.group = entry.pointee.gr_gid
            }
            guard geteuid() != 0 else { return }
            if (self.user ?? geteuid()) != geteuid() || (self.group ?? getegid()) != getegid() {
                throw .failure("only root can run a program as somebody else; leave out --user and --group")
            }
        }
    }
#endif
