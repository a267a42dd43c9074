#if os(Linux)
    import CEpoll
    import Synchronization
    import Testing

    @testable import SockratesSockets

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// What wakes a loop.
    @Suite(.timeLimit(.minutes(5))) struct BellTests {
        private static func isHeard(_ bell: Bell) -> Bool {
            var entry = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&entry, 1, 0) == 1
        }

        private static func withBell(_ body: (Bell) -> Void) {
            let bell = Bell(descriptor: eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK)))
            body(bell)
            close(bell.descriptor)
        }

        @Test func aBellThatASignalInterruptsIsHeardAllTheSame() {
            Self.withBell { bell in
                var interruptions = 2
                bell.ring { descriptor, count in
                    guard interruptions > 0 else { return eventfd_write(descriptor, count) }
                    interruptions -= 1
                    errno = EINTR
                    return -1
                }
                #expect(Self.isHeard(bell))
            }
        }

        @Test func whoHasNoBellRingsNotForEver() {
            Bell(descriptor: -1).ring()
        }

        @Test func aBellIsHeardUntilItIsSilenced() {
            Self.withBell { bell in
                #expect(!Self.isHeard(bell))
                bell.ring()
                bell.ring()
                #expect(Self.isHeard(bell))
                bell.silence()
                #expect(!Self.isHeard(bell))
            }
        }
    }
#endif
