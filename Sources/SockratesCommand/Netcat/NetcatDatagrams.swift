import SockratesSockets

/// Listen mode over datagrams: the first who sends one is the only one, or each gets a program with `-k`.
struct NetcatDatagrams {
    private let netcat: Netcat
    private let crowd: NetcatCrowd
    private var options: NetcatOptions { netcat.options }
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat) {
        self.netcat = netcat
        crowd = NetcatCrowd(netcat)
    }

    func run() async throws(NetcatFailure) -> Int32 {
        let door = try await NetcatDoor.open(netcat)
        while true {
            let connection = try await door.next()
            netcat.sayFrom(connection.peer)
            guard crowd.count < options.maximum, options.access.admits(connection.peer) else {
                netcat.say("New connection denied")
                if let dropped = try? await connection.receive() { netcat.log.received(dropped) }
                await connection.close()
                continue
            }
            crowd.reserve()
            if command.keepOpen, let execution = options.execution {
                Task {
                    _ = try? await NetcatExecution(netcat, execution).run(with: connection)
                    crowd.release()
                }
            } else {
                await door.close()
                return try await serve(connection)
            }
        }
    }

    private func serve(_ connection: Connection) async throws(NetcatFailure) -> Int32 {
        netcat.screen.connectionBegan()
        do throws(SocketError) {
            if let execution = options.execution {
                return try await NetcatExecution(netcat, execution).run(with: connection)
            }
            return try await talk(over: connection)
        } catch {
            throw .connection(error)
        }
    }

    /// Datagrams have no end: it goes on until it is idle for too long, or is stopped.
    private func talk(over connection: Connection) async throws(SocketError) -> Int32 {
        let typing = Task { () async throws -> Void in
            var endings = LineEndings()
            while let typed = try await netcat.input.read() {
                let bytes = command.crlf ? endings.converted(typed) : typed
                if command.receiveOnly { continue }
                netcat.log.sent(bytes)
                try await connection.send(bytes)
            }
        }
        defer { typing.cancel() }
        while let come = try await connection.received() {
            netcat.log.received(come)
            if !command.sendOnly { try await netcat.screen.show(come) }
        }
        return 0
    }
}
