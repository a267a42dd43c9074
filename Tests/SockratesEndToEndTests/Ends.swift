import Foundation

/// The descriptors between a test and a program that it starts: two of the test's, two of the program's.
struct Ends {
    let input: CInt
    let output: CInt
    let childInput: CInt
    let childOutput: CInt

    static func pipes() throws -> Ends {
        let input = try pipePair()
        let output = try pipePair()
        return Ends(
            input: input.writing,
            output: output.reading,
            childInput: input.reading,
            childOutput: output.writing
        )
    }

    static func terminal() throws -> Ends {
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        guard main >= 0, let name = otherSide(of: main) else { throw Impatience("a terminal", "errno \(errno)") }
        let other = open(name, O_RDWR | O_NOCTTY)
        guard other >= 0 else { throw Impatience("a terminal", "errno \(errno)") }
        closeOnExec(main)
        closeOnExec(other)
        return Ends(input: main, output: main, childInput: other, childOutput: other)
    }

    /// Unlocks the other side of a pseudo terminal.
    ///
    /// - Returns: Its path.
    private static func otherSide(of main: CInt) -> String? {
        #if canImport(Darwin)
            guard grantpt(main) == 0, unlockpt(main) == 0, let name = ptsname(main) else { return nil }
            return String(cString: name)
        #else
            // The C library's functions for this are hidden from Swift: TIOCSPTLCK and TIOCGPTN of asm/ioctls.h.
            var lock: CInt = 0
            var number: CUnsignedInt = 0
            guard ioctl(main, 0x4004_5431, &lock) == 0, ioctl(main, 0x8004_5430, &number) == 0 else { return nil }
            return "/dev/pts/\(number)"
        #endif
    }

    private static func pipePair() throws -> (reading: CInt, writing: CInt) {
        var both: [CInt] = [0, 0]
        guard pipe(&both) == 0 else { throw Impatience("a pipe", "errno \(errno)") }
        closeOnExec(both[0])
        closeOnExec(both[1])
        return (both[0], both[1])
    }
}

/// Keeps a descriptor from the programs that are started.
func closeOnExec(_ descriptor: CInt) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
