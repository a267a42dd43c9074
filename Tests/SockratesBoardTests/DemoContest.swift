import Foundation
import SockratesBoard
import SockratesStore

/// A contest that never was, the same in every run: for pictures, and for boards of many teams.
struct DemoContest {
    static let challenges = [
        ("geography", "Geography"), ("sums", "Sums against the clock"), ("morse", "Morse at sea"), ("caesar", "Et tu"),
        ("ladder", "The ladder"), ("oracle", "Ask the oracle"),
    ]

    private static let names = [
        "Night Owls", "Null Island", "Grace's Hoppers", "Les Éclairs", "Zürich Segfaults", "Off By One", "Tōkyō Drift",
        "Racoon City",
        "The Bit Players", "Heap of Trouble", "Ñandúes", "Carry Flag", "404 Team Not Found", "Little Endians",
        "Kernel Panic",
        "Rubber Ducks",
    ]

    /// Where it is recorded.
    let store: ScriptedStore

    /// Makes a contest of four hours, which began some time ago.
    ///
    /// - Parameters:
    ///   - teams: How many teams there are.
    ///   - elapsed: How much of it is over, in seconds.
    init(teams: Int = 16, elapsed: Double = 3.1 * 3600) {
        let start = Date(timeIntervalSince1970: (Date.now.timeIntervalSince1970 - elapsed).rounded())
        let rules = ContestRules(
            title: "Socratic Open",
            start: start,
            end: start + 4 * 3600,
            firstBlood: 25,
            challenges: Dictionary(
                Self.challenges.enumerated().map { step, challenge in
                    (challenge.0, ContestRules.Challenge(scoring: .fixed(100 + 50 * step)))
                }
            ) { first, _ in first }
        )
        var random = SplitMix(seed: 7)
        var solves: [(time: Double, challenge: String, team: String)] = []
        for number in 0..<teams {
            let team = number < Self.names.count ? Self.names[number] : "Team \(number + 1)"
            // A team's skill decides how fast it is, and how far it comes.
            var time = 200 + random.share() * 1500
            for (step, challenge) in Self.challenges.enumerated() {
                let skill = 0.35 + random.share() * 0.9 + Double(number % 16) * 0.045
                time += 420 * skill * (1 + Double(step) * 0.55)
                if time < elapsed, random.share() > 0.08 { solves.append((time, challenge.0, team)) }
            }
        }
        store = ScriptedStore(rules: rules)
        for solve in solves.sorted(by: { $0.time < $1.time }) {
            store.solve(solve.challenge, solve.team, player: "player", at: start + solve.time.rounded())
        }
    }
}

/// SplitMix64: the same numbers from the same seed everywhere.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to 1.
    mutating func share() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ (value >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
