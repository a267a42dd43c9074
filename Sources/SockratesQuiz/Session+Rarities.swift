/// What few sessions have, kept apart: whoever keeps a record copies the session for each event, so a small one is a quick one.
struct SessionRarities: Sendable {
    fileprivate var flagGiven: String?
    fileprivate var brokenCount = 0
    fileprivate var lines = ResponseLines()
    fileprivate var kept: [[UInt8]] = []
    fileprivate var given: Set<Int> = []
    fileprivate var stageDeadline: Duration?
    fileprivate var pauseEnd: Duration?
}

extension Session {
    /// The flag that was given; `nil` where none was.
    public internal(set) var flagGiven: String? {
        get { rarities.isEmpty ? nil : rarities[0].flagGiven }
        set { setRarity(newValue != nil) { $0.flagGiven = newValue } }
    }

    /// How many questions the pack's own code has broken.
    var brokenCount: Int {
        get { rarities.isEmpty ? 0 : rarities[0].brokenCount }
        set { setRarity(newValue != 0) { $0.brokenCount = newValue } }
    }

    /// What has come of a response of several lines.
    var lines: ResponseLines {
        get { rarities.isEmpty ? ResponseLines() : rarities[0].lines }
        set { setRarity(!newValue.isEmpty) { $0.lines = newValue } }
    }

    /// Lines that came in a pause.
    var kept: [[UInt8]] {
        get { rarities.isEmpty ? [] : rarities[0].kept }
        set { setRarity(!newValue.isEmpty) { $0.kept = newValue } }
    }

    /// Rewards on the way that were given.
    var given: Set<Int> {
        get { rarities.isEmpty ? [] : rarities[0].given }
        set { setRarity(!newValue.isEmpty) { $0.given = newValue } }
    }

    /// When the stage's time is over.
    var stageDeadline: Duration? {
        get { rarities.isEmpty ? nil : rarities[0].stageDeadline }
        set { setRarity(newValue != nil) { $0.stageDeadline = newValue } }
    }

    /// When the pause is over.
    var pauseEnd: Duration? {
        get { rarities.isEmpty ? nil : rarities[0].pauseEnd }
        set { setRarity(newValue != nil) { $0.pauseEnd = newValue } }
    }

    /// Sets one of them; what is not there need not be taken away.
    private mutating func setRarity(_ isThere: Bool, _ set: (inout SessionRarities) -> Void) {
        if rarities.isEmpty {
            guard isThere else { return }
            rarities = [SessionRarities()]
        }
        set(&rarities[0])
    }
}
