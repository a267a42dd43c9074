#if os(Linux)
    import CEpoll
#endif

/// Memory that was freed and that the C library keeps, since it lies between blocks that are in use.
package enum FreedMemory {
    /// Gives it back to the system, where the C library can; it takes a few milliseconds.
    package static func giveBack() {
        #if os(Linux)
            cepoll_return_memory()
        #endif
    }
}
