#if os(Linux)
    import Foundation
    import SockratesServer
    import SockratesSockets
    import Testing

    /// What programs leave behind: nothing.
    @Suite(.timeLimit(.minutes(5))) struct ProgramContainmentTests {
        /// A word that only the processes of one test have in their command line.
        private let mark = "mark-\(UUID().uuidString)"

        /// How many processes of the test there are.
        private var survivors: Int {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return all.count { name in
                guard Int(name) != nil, let words = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                    return false
                }
                return String(decoding: words, as: UTF8.self).contains(mark)
            }
        }

        private func noneIsLeft() async throws {
            for _ in 0..<300 where survivors > 0 { try await Task.sleep(for: .milliseconds(100)) }
            #expect(survivors == 0)
        }

        /// A program that does what it can to stay.
        private var stubborn: [String] {
            let child = "trap '' TERM HUP INT; while :; do sleep 1; done"
            return [
                "sh", "-c",
                "trap '' TERM HUP; setsid sh -c \"(\(child)) &\(child)\" \(mark) & (setsid sh -c \"\(child)\" \(mark) &) ; echo up; \(child)",
                mark,
            ]
        }

        @Test func nothingIsLeftOfAProgramWhosePlayerLeaves() async throws {
            try await ProgramServer.run(stubborn) {
                $0.inputEnd = .kill
            } _: { server async throws in
                let player = try await server.connect()
                #expect(try await player.receiveLine(as: .utf8, timeout: .seconds(60)) == "up")
                #expect(survivors >= 3)
                await player.close()
                try await noneIsLeft()
            }
        }

        @Test func nothingIsLeftOfAProgramThatEndsFirst() async throws {
            let script =
                "(setsid sh -c 'trap \"\" TERM; exec sleep 1000' \(mark) >/dev/null 2>&1 </dev/null &); echo up"
            try await ProgramServer.run(["sh", "-c", script, mark]) { server async throws in
                #expect(try await server.silence() == "up\n")
                try await noneIsLeft()
            }
        }

        @Test func nothingIsLeftOfAProgramThatKillsItsSupervisor() async throws {
            let script =
                "(setsid sleep 1000 \(mark) >/dev/null 2>&1 &); setsid sh -c 'sleep 1000' \(mark) & kill -9 $PPID; sleep 1000"
            try await ProgramServer.run(["sh", "-c", script, mark], isSecure: false) { server async throws in
                _ = try await server.silence()
                try await noneIsLeft()
                #expect(try await server.silence().hasSuffix("The program was lost.\n"))
            }
        }

        @Test func supervisorsServeOneSessionAfterAnother() async throws {
            try await ProgramServer.run(["sh", "-c", "echo $PPID"], isSecure: false) { server async throws in
                let first = try await server.silence()
                for _ in 0..<5 { #expect(try await server.silence() == first) }
            }
        }
    }
#endif
