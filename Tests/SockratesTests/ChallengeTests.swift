import Sockrates
import SockratesTesting
import Testing

/// What players see of a challenge in Swift, in memory and over TCP.
@Suite(.timeLimit(.minutes(5))) struct ChallengeTests {
    struct AuthorsMistake: Error, Equatable {}

    @Test(arguments: Venue.allCases) func whoAnswersRightGetsTheFlag(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            let said = try await player.play(["two", "3"])
            #expect(
                said == """
                    Sums
                    1 + 1?
                    > Correct!
                    2 + 1?
                    (Type hint for a hint.)
                    > Correct!
                    Congratulations! Here is your flag:
                    sum{right}

                    """
            )
        }
    }

    @Test(arguments: Venue.allCases) func aLostQuestionThatIsRequiredEndsTheSession(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            let said = try await player.play(["3"])
            #expect(said == "Sums\n1 + 1?\n> Wrong.\n")
        }
    }

    @Test(arguments: Venue.allCases) func attemptsHintsAndBlankLines(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            let said = try await player.play(["", "2", "hint", "HINT", "4", "4"])
            #expect(
                said == """
                    Sums
                    1 + 1?
                    > > Correct!
                    2 + 1?
                    (Type hint for a hint.)
                    > It is prime.
                    > There is no hint.
                    > Wrong, try again.
                    > Wrong.

                    """
            )
        }
    }

    @Test(arguments: Venue.allCases) func theTimeOfAQuestionPassesWhileThePlayerIsSilent(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            try await player.type("2")
            _ = try await player.read(through: "hint.)\n> ")
            await player.advance(by: .milliseconds(4999))
            try await player.type("1")
            #expect(try await player.read(through: "> ") == "Wrong, try again.\n> ")
            await player.advance(by: .milliseconds(1))
            #expect(try await player.rest() == "\nTime is up for this question.\n")
        }
    }

    @Test(arguments: Venue.allCases) func theTimeOfASessionPassesWhateverTheChallengeDoes(venue: Venue) async throws {
        let ended = Signal()
        let challenge = Improvised { player in
            player.limitTime(to: .seconds(60))
            try await player.say("Wait.")
            defer { ended.happen() }
            try await player.pause(for: .seconds(3600))
        }
        try await challenge.test(in: venue) { player in
            let first = try await player.read(through: "\n")
            #expect(first == "Wait.\n")
            await player.advance(by: .seconds(60))
            #expect(try await player.rest() == "Time is up.\n")
            await ended.wait()
        }
    }

    @Test(arguments: Venue.allCases) func aChallengeCanTakeTheTimeInItsOwnHands(venue: Venue) async throws {
        let challenge = Improvised { player in
            do {
                _ = try await player.askLine("Your move?", time: .seconds(5))
            } catch Interruption.timeUp {
                try await player.say("I move for you.")
            }
            try await player.say("It took \(player.elapsed.components.seconds) s.")
        }
        try await challenge.test(in: venue) { player in
            _ = try await player.read(through: "> ")
            await player.advance(by: .seconds(9))
            #expect(try await player.rest() == "I move for you.\nIt took 5 s.\n")
        }
    }

    @Test(arguments: Venue.allCases) func pausesFollowOneAnother(venue: Venue) async throws {
        let challenge = Improvised { player in
            for number in [3, 2, 1] {
                try await player.say("\(number)…")
                try await player.pause(for: .seconds(1))
            }
            try await player.say("\(player.elapsed)")
        }
        try await challenge.test(in: venue) { player in
            let first = try await player.read(through: "…\n")
            #expect(first == "3…\n")
            await player.advance(by: .seconds(10))
            #expect(try await player.rest() == "2…\n1…\n3.0 seconds\n")
        }
    }

    @Test(arguments: Venue.allCases) func aMistakeOfTheAuthorEndsOneSessionInWordsForThePlayer(venue: Venue)
        async throws
    {
        let challenge = Improvised { player in
            let name = try await player.askLine("Name?")
            if name == "Bobby" { throw AuthorsMistake() }
            try await player.say("Hello, \(name).")
        }
        await #expect(throws: AuthorsMistake.self) {
            try await challenge.testTable(in: venue) { table in
                let bobby = try await table.player()
                let alice = try await table.player()
                #expect(try await bobby.play(["Bobby"]) == "Name?\n> \(Texts().brokenDown.text)\n")
                #expect(try await alice.play(["Alice"]) == "Name?\n> Hello, Alice.\n")
            }
        }
    }

    @Test(arguments: Venue.allCases) func aFlagThatIsNotThereIsTheAuthorsMistake(venue: Venue) async throws {
        await #expect(throws: ChallengeMistake.self) {
            try await Improvised { try await $0.giveFlag() }.test(in: venue) { player in
                let said = try await player.rest()
                #expect(said == Texts().brokenDown.text + "\n")
            }
        }
    }

    @Test(arguments: Venue.allCases) func whoeverHostsSetsTheFlag(venue: Venue) async throws {
        try await Sums().test(in: venue, flag: "sum{hosted}") { player in
            let said = try await player.play(["2", "3"])
            #expect(said.hasSuffix("\nsum{hosted}\n"))
        }
    }

    @Test(arguments: Venue.allCases) func whenThePlayerLeavesTheCodeIsCancelled(venue: Venue) async throws {
        let left = Signal()
        let cancelled = Signal()
        let challenge = Improvised { player in
            async let _: Void = {
                defer { cancelled.happen() }
                // It waits for nothing of the player's.
                try? await Task.sleep(for: .seconds(3600))
            }()
            do { _ = try await player.askLine("Name?") } catch is Interruption { left.happen() }
        }
        try await challenge.test(in: venue) { player in
            _ = try await player.read(through: "> ")
            await player.leave()
            await left.wait()
            await cancelled.wait()
        }
    }

    @Test(arguments: Venue.allCases) func whatIsPipedIsAnsweredToItsEnd(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            try await player.send(Array("2\r\n3".utf8))
            try await player.endInput()
            #expect(try await player.rest().hasSuffix("\nsum{right}\n"))
        }
    }

    @Test(arguments: Venue.allCases) func anInputThatEndsTooEarlyIsToldSo(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            try await player.send(Array("2\n".utf8))
            try await player.endInput()
            #expect(try await player.rest().hasSuffix("> \n\(Texts().inputEnded.text)\n"))
        }
    }

    @Test(arguments: Venue.allCases) func codeThatComesBackFromElsewhereGoesOn(venue: Venue) async throws {
        actor Counter {
            var count = 0
            func next() -> Int {
                count += 1
                return count
            }
        }
        let counter = Counter()
        let challenge = Improvised { player in
            for _ in 1...3 {
                let number = await counter.next()
                try await Task.sleep(for: .microseconds(10))
                try await player.require("\(number)?", answer: await Task.detached { number }.value)
            }
            try await player.say("Done.")
        }
        try await challenge.test(in: venue) { player in
            let said = try await player.play(["1", "2", "3"])
            #expect(said.hasSuffix("Done.\n"))
        }
    }

    @Test(arguments: Venue.allCases) func whoSaysMuchWaitsForThePlayer(venue: Venue) async throws {
        let page = String(repeating: "All work and no play. ", count: 100)
        let challenge = Improvised { player in
            for _ in 1...1000 { try await player.say(page) }
            try await player.say("The end.")
        }
        try await challenge.test(in: venue, patience: .seconds(120)) { player in
            let said = try await player.rest()
            #expect(said.utf8.count == 1000 * (page.utf8.count + 1) + 9)
            #expect(said.hasSuffix("The end.\n"))
        }
    }

    @Test(arguments: Venue.allCases) func whoTypesMuchAheadIsHeardInOrder(venue: Venue) async throws {
        let challenge = Improvised { player in
            try await player.pause(for: .seconds(1))
            for number in 1...5000 {
                guard try await player.askLine() == "\(number)" else { return try await player.say("No, \(number).") }
            }
            try await player.say("All there.")
        }
        try await challenge.test(in: venue, patience: .seconds(120)) { player in
            try await player.type((1...5000).map { "\($0)" }.joined(separator: "\n"))
            await player.advance(by: .seconds(1))
            #expect(try await player.rest() == String(repeating: "> ", count: 5000) + "All there.\n")
        }
    }

    @Test(arguments: Venue.allCases) func aLineThatIsTooLongCountsForNothing(venue: Venue) async throws {
        try await Sums().test(in: venue) { player in
            _ = try await player.read(through: "> ")
            try await player.type(String(repeating: "2", count: 5000))
            #expect(try await player.read(through: "> ") == "\(Texts().lineTooLong(limit: 4096))\n> ")
            try await player.type("2")
            #expect(try await player.read(through: "\n") == "Correct!\n")
        }
    }

    @Test(arguments: Venue.allCases) func theSeedDecidesAllChance(venue: Venue) async throws {
        let challenge = Improvised { player in
            try await player.say("\(player.number) \(player.seed) \(player.random(in: 1...1_000_000))")
            try await player.say(
                "\(player.shuffled(1...9)) \(player.pick(["a", "b", "c"]) ?? "") \(player.random(in: 0..<1.0))"
            )
        }
        var first: [String] = []
        for _ in 1...2 {
            try await challenge.testTable(in: venue, seed: 7) { table in
                let one = try await table.player().rest()
                let two = try await table.player().rest()
                #expect(one.hasPrefix("1 7 "))
                #expect(two.hasPrefix("2 8 "))
                if first.isEmpty { first = [one, two] } else { #expect(first == [one, two]) }
            }
        }
    }

    @Test(arguments: Venue.allCases) func pointsAreKept(venue: Venue) async throws {
        let challenge = Improvised { player in
            let right = try await player.ask("1 + 1?", answer: 2, points: 5, hints: ["It is even."], hintCost: 2)
            let wrong = try await player.ask("The capital of Peru?", answer: "Lima", reveal: true)
            player.award(10)
            try await player.say("\(right) \(wrong) \(player.score.points) \(player.score.right) \(player.score.lost)")
        }
        try await challenge.test(in: venue) { player in
            let said = try await player.play(["hint", "2", "Quito"])
            #expect(said.hasSuffix("> Wrong.\nThe answer was: Lima\ntrue false 13 1 1\n"))
        }
    }

    @Test(arguments: Venue.allCases) func aRaceCanBeLostByTheQuestion(venue: Venue) async throws {
        let challenge = Improvised { player in
            try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask { try await player.askLine("Fast?") }
                group.addTask {
                    try await player.pause(for: .seconds(2))
                    return "too slow"
                }
                let first = try await group.next() ?? ""
                group.cancelAll()
                try await player.say("\(first).")
            }
            try await player.say(try await player.askLine("And now?"))
        }
        try await challenge.test(in: venue) { player in
            _ = try await player.read(through: "> ")
            await player.advance(by: .seconds(2))
            #expect(try await player.read(through: "> ") == "too slow.\nAnd now?\n> ")
            try await player.type("here I am")
            #expect(try await player.rest() == "here I am\n")
        }
    }

    @Test func aScriptThatExpectsTooMuchIsToldWhatCame() async throws {
        let error = await #expect(throws: ScriptMismatch.self) {
            try await Sums().test(patience: .milliseconds(10)) { player in
                _ = try await player.read(through: "3 + 1?")
            }
        }
        #expect(error?.description.contains("\"3 + 1?\"") == true)
        #expect(error?.description.contains("1 + 1?") == true)
    }
}
