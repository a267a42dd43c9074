#if os(Linux)
    import Logging
    import SockratesSockets

    extension SessionJournal {
        /// A program's session is over, and its connection gone.
        ///
        /// - Parameters:
        ///   - end: Why; `nil` where only the connection says.
        ///   - received: Bytes that the player sent.
        ///   - sent: Bytes that the program sent.
        ///   - cause: Why the connection is no more.
        ///   - age: How long the connection was there.
        func closed(_ end: ProgramEnd?, received: Int, sent: UInt64, cause: CloseCause, age: Duration) {
            closed(
                end?.description ?? cause.description,
                countedAs: end?.kind ?? cause.description,
                age: age,
                ["received": "\(received)", "sent": "\(sent)"]
            )
        }

        /// A program has written a line to its standard error.
        func programSaid(_ line: String) {
            logger.info("program said", metadata: marked(["line": "\(line)"]))
        }
    }
#endif
