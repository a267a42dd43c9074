import SockratesQuiz

/// Reads how a whole session is played: clock, lives, streaks, rewards, variables.
struct SessionRulesReader {
    static let keys = ["lives", "streak", "rewards", "variables", "values", "styled"]
    static let timeKeys = ["limit", "starts"]
    static let streakKeys = ["of", "bonus"]
    static let rewardKeys = ["points", "right", "stage", "say"]

    let context: PackContext
    let fields: Fields

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads the rules, and the time for the whole session.
    func rules() -> (rules: SessionRules, time: Duration?) {
        var rules = SessionRules()
        rules.wire = context.wire
        rules.lives = fields.integer("lives", in: 1...1_000_000)
        rules.streak = streak()
        let values = ValueFormReader(context: context, table: nil, names: context.names())
        if let variables = values.values("variables", of: fields) {
            for (name, form) in variables.forms {
                guard let value = form.constant else {
                    let message =
                        "\"\(name)\" begins with a value of its own; what is drawn or computed belongs to \"values\""
                    diagnostics.error(fields.place(of: "variables"), message)
                    continue
                }
                rules.variables[name] = value
            }
        }
        rules.values = values.values("values", of: fields).map { DrawnValues(form: $0) }
        rules.rewards = rewards()
        rules.isStyled = fields.flag("styled") ?? false
        let time = time(&rules)
        return (rules, time)
    }

    /// Reads `time`: a length of time, or `{limit: 30s, starts: question}`.
    private func time(_ rules: inout SessionRules) -> Duration? {
        guard let node = fields.node("time"), case .mapping = node.content else { return fields.duration("time") }
        guard let time = Fields(node, what: "\"time\"", keys: Self.timeKeys, diagnostics: diagnostics) else {
            return nil
        }
        rules.clock = time.choice("starts", SessionRules.Clock.self) ?? .connect
        if time.lacks("limit") {
            diagnostics.error(node.place, "\"time\" needs \"limit\", such as {limit: 30s, starts: question}")
        }
        return time.duration("limit")
    }

    private func streak() -> SessionRules.Streak? {
        guard let node = fields.node("streak"),
            let streak = Fields(node, what: "\"streak\"", keys: Self.streakKeys, diagnostics: diagnostics)
        else { return nil }
        guard let length = streak.integer("of", in: 1...1_000_000),
            let bonus = streak.integer("bonus", in: 1...1_000_000)
        else {
            if streak.lacks("of") || streak.lacks("bonus") {
                diagnostics.error(node.place, "\"streak\" needs \"of\" and \"bonus\": {of: 5, bonus: 10}")
            }
            return nil
        }
        return SessionRules.Streak(length: length, bonus: bonus)
    }

    private func rewards() -> [Reward] {
        let nodes = fields.items("rewards") ?? []
        guard nodes.count <= PackLimits.rewards else {
            diagnostics.error(
                nodes[PackLimits.rewards].place,
                "a pack has at most \(PackLimits.rewards) rewards; these are \(nodes.count)"
            )
            return []
        }
        return nodes.compactMap { node in
            guard let reward = Fields(node, what: "a reward", keys: Self.rewardKeys, diagnostics: diagnostics) else {
                return nil
            }
            let conditions = ["points", "right", "stage"].filter(reward.has)
            guard conditions.count == 1 else {
                diagnostics.error(node.place, "a reward is given at one of \"points\", \"right\" and \"stage\"")
                return nil
            }
            let messages = MessageReader(context: context, table: nil, names: context.names())
            guard let say = messages.wording("say", of: reward) else {
                if reward.lacks("say") { diagnostics.error(node.place, "a reward needs \"say\"") }
                return nil
            }
            if let points = reward.integer("points", in: 1...1_000_000_000) { return Reward(.points(points), say) }
            if let right = reward.integer("right", in: 1...1_000_000_000) { return Reward(.right(right), say) }
            guard let name = reward.text("stage") else { return nil }
            guard let number = context.stages[name] else {
                let hint = NearestWord.hint(name, among: context.stages.keys.sorted())
                diagnostics.error(reward.place(of: "stage"), "no stage has the name \"\(name)\"\(hint)")
                return nil
            }
            return Reward(.stage(number), say)
        }
    }
}
