public import Sockrates

extension Challenge {
    /// Plays the challenge with a scripted player.
    ///
    /// ```swift
    /// @Test(arguments: Venue.allCases) func whoKnowsTheSquaresGetsTheFlag(venue: Venue) async throws {
    ///     try await Squares().test(in: venue, seed: 7) { player in
    ///         let said = try await player.play(["144", "289", "361", "121", "400"])
    ///         #expect(said.hasSuffix("sum{s0_square}\n"))
    ///     }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - venue: In memory, or over TCP.
    ///   - seed: Decides all chance.
    ///   - flag: What a solve brings; the challenge's own flag where `nil`.
    ///   - patience: How long the player waits for something to come, in real time.
    ///   - script: What the player does.
    /// - Throws: What the script throws, or else what the challenge's own code has thrown that a player could not help.
    public func test(
        in venue: Venue = .memory,
        seed: UInt64 = 1,
        flag: String? = nil,
        patience: Duration = .seconds(10),
        _ script: (ScriptedPlayer) async throws -> Void
    ) async throws {
        try await testTable(in: venue, seed: seed, flag: flag, patience: patience) { table in
            try await script(table.player())
        }
    }

    /// Sets the challenge up for several scripted players.
    ///
    /// - Parameters:
    ///   - venue: In memory, or over TCP.
    ///   - seed: Decides all chance in the first session; the next one gets the number after it, and so on.
    ///   - flag: What a solve brings; the challenge's own flag where `nil`.
    ///   - patience: How long players wait for something to come, in real time.
    ///   - script: Lets players come, and says what they do.
    /// - Throws: What the script throws, or else what the challenge's own code has thrown that no player could help.
    public func testTable(
        in venue: Venue = .memory,
        seed: UInt64 = 1,
        flag: String? = nil,
        patience: Duration = .seconds(10),
        _ script: (TestTable) async throws -> Void
    ) async throws {
        let table =
            switch venue {
            case .memory: TestTable(inMemory: self, seed: seed, flag: flag, patience: patience)
            case .live: try await TestTable(live: self, seed: seed, flag: flag, patience: patience)
            }
        do {
            try await script(table)
        } catch {
            await table.close()
            throw error
        }
        await table.close()
        if let mistake = table.mistakes.first { throw mistake }
    }
}
