#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A path where nothing is.
func temporaryPath() -> String { "/tmp/sockrates-test-\(getpid())-\(UInt32.random(in: 0 ... .max))" }

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
