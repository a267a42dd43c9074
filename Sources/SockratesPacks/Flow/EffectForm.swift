import SockratesQuiz

/// What follows from the results of a question, as its author wrote it: `on` and `transition`.
struct EffectForm: EffectSource {
    /// What follows from one result.
    struct Branch: Sendable {
        var say: MessageForm?
        var place = ScriptPlace(file: "", line: 0)
        var sets: [(name: String, form: ValueForm)] = []
        var destination: Effect.Destination?
        /// Computes where it leads.
        var goto: Template?
    }

    private static let mostPoints: UInt64 = 1_000_000_000

    /// Where the item stands that it belongs to.
    let place: ScriptPlace
    /// By `accept`, `again`, `reject` and `time_up`.
    var branches: [String: Branch] = [:]
    var transition: Hook?
    /// The variable that a right response is kept in.
    var input: String?
    /// What decides draws from now on.
    var seed: Template?
    /// What follows from a chosen option of a menu, by its text.
    var options: [String: Branch] = [:]
    /// The numbers of stages by their names.
    let stages: [String: Int]

    func effect(in scope: Scope) throws(BrokenQuestion) -> Effect {
        do throws(ScriptFailure) {
            return try made(scope)
        } catch {
            throw BrokenQuestion("\(error)")
        }
    }

    private func made(_ scope: Scope) throws(ScriptFailure) -> Effect {
        var effect = Effect()
        var filling = Filling(scope: scope)
        let result = scope.facts["result"]?.text ?? ""
        if result == "accept", let input, let response = scope.facts["response"] { effect.variables[input] = response }
        for branch in [branches[result], option(scope)].compactMap(\.self) {
            for (name, form) in branch.sets {
                set(name, try form.value(&filling), scope, &effect)
                filling.values[name] = effect.values?[name] ?? effect.variables[name]
            }
            if let say = branch.say { effect.say = try say.text(&filling) }
            effect.destination = branch.destination ?? effect.destination
            if let goto = branch.goto {
                effect.destination = try destination(of: filling.text(goto), branch.place)
            }
        }
        if let transition { try follow(transition, &filling, scope, &effect) }
        try checkSize(of: effect, scope)
        if let seed, result == "accept" {
            for (name, value) in effect.variables { filling.values[name] = value }
            effect.seed = StableHash.of(try filling.text(seed))
        }
        return effect
    }

    /// A session keeps its variables to its end, so it may not keep more and more.
    private func checkSize(of effect: Effect, _ scope: Scope) throws(ScriptFailure) {
        if effect.variables.isEmpty { return }
        let kept = Value.map(scope.variables.merging(effect.variables) { $1 })
        guard ValueWeight.of(kept, upTo: PackLimits.variableBytes) == nil else { return }
        let message = "the variables of a session are at most \(PackLimits.variableBytes) bytes and 64 deep; keep less"
        throw ScriptFailure(.memory, at: place, message)
    }

    private func option(_ scope: Scope) -> Branch? {
        guard !options.isEmpty, scope.facts["result"]?.text == "accept" else { return nil }
        return options[scope.facts["chosen"]?.text ?? ""]
    }

    /// What the transition hook gives: a map of new values and variables, in which `say` and `goto` mean what they do in `on`.
    private func follow(
        _ transition: Hook,
        _ filling: inout Filling,
        _ scope: Scope,
        _ effect: inout Effect
    ) throws(ScriptFailure) {
        let place = transition.place
        let value = try transition.value(&filling)
        if case .boolean = value { return }
        guard let members = value.members else {
            throw ScriptFailure(at: place, "\"transition\" gives a map of names and new values, not \(value.kind)")
        }
        for (name, value) in members {
            switch name {
            case "say": effect.say = value.text
            case "goto", "go": effect.destination = try destination(of: value.text, place)
            case "points":
                guard let points = value.wholeNumber, points.magnitude <= Self.mostPoints else {
                    throw ScriptFailure(at: place, "\"points\" is a whole number that is added to the score")
                }
                effect.points = Int(points)
            default:
                guard scope.values[name] != nil || scope.variables[name] != nil else {
                    let known = Set(scope.values.keys).union(scope.variables.keys)
                    let hint = NearestWord.hint(name, among: known.sorted())
                    let message =
                        "\"transition\" gives \"\(name)\", no value of the question and none of the \"variables\""
                    throw ScriptFailure(at: place, message + hint)
                }
                set(name, value, scope, &effect)
            }
        }
    }

    /// Where a computed name leads; an empty one leads on.
    private func destination(of name: String, _ place: ScriptPlace) throws(ScriptFailure) -> Effect.Destination? {
        if name.isEmpty { return nil }
        if let destination = Self.destination(name, stages) { return destination }
        throw ScriptFailure(at: place, "there is no stage \"\(name)\" to go to")
    }

    /// A name of the question's own is changed there, any other is a variable of the session.
    private func set(_ name: String, _ value: Value, _ scope: Scope, _ effect: inout Effect) {
        if scope.values[name] != nil {
            effect.values = effect.values ?? scope.values
            effect.values?[name] = value
        } else {
            effect.variables[name] = value
        }
    }

    /// Where a name leads: a stage, `end` or `close`.
    static func destination(_ name: String, _ stages: [String: Int]) -> Effect.Destination? {
        if let number = stages[name] { return .stage(number) }
        switch name {
        case "end": return .end
        case "close": return .close
        default: return nil
        }
    }
}
