import SockratesQuiz

/// A value as its author wrote it: the same in every session, computed, or drawn.
indirect enum ValueForm: Sendable {
    case constant(Value)
    case template(Template)
    case list([ValueForm])
    case map([(name: String, form: ValueForm)])
    case draw(any ValueDraw)

    /// The value at one moment.
    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        switch self {
        case .constant(let value): return value
        case .template(let template): return try filling.value(template)
        case .list(let forms):
            var items: [Value] = []
            for form in forms { items.append(try form.value(&filling)) }
            return try weighed(.list(items), filling)
        case .map(let forms):
            var members: [String: Value] = [:]
            for (name, form) in forms { members[name] = try form.value(&filling) }
            return try weighed(.map(members), filling)
        case .draw(let draw): return try draw.value(&filling)
        }
    }

    /// A value of several, which may hold others over and over.
    private func weighed(_ value: Value, _ filling: Filling) throws(ScriptFailure) -> Value {
        guard let weight = ValueWeight.of(value, upTo: filling.scope.allowance.stepsLeft) else {
            let most = ValueWeight.mostNested
            throw ScriptFailure(
                .memory,
                at: place,
                "this value holds others more than \(most) deep, or \(ScriptFailure.allTogether)"
            )
        }
        try filling.spend(weight, at: place)
        return value
    }

    /// Where a part of it stands that is made.
    private var place: ScriptPlace? {
        switch self {
        case .constant: nil
        case .template(let template): template.place
        case .list(let forms): forms.lazy.compactMap(\.place).first
        case .map(let forms): forms.lazy.compactMap(\.form.place).first
        case .draw(let draw): draw.place
        }
    }

    /// How many values it may give.
    var variety: Variety {
        switch self {
        case .constant: .one
        case .template(let template): template.draws ? .unknown : .one
        case .list(let forms): forms.reduce(.one) { $0 * $1.variety }
        case .map(let forms): forms.reduce(.one) { $0 * $1.form.variety }
        case .draw(let draw): draw.variety
        }
    }

    /// Every value that it may give, in any order; `nil` where that is more than so many, or not known.
    func all(_ filling: inout Filling, atMost count: Int) throws(ScriptFailure) -> [Value]? {
        if case .draw(let draw) = self { return try draw.all(&filling, atMost: count) }
        return variety == .one ? [try value(&filling)] : nil
    }

    /// The value, where it is the same in every session.
    var constant: Value? {
        if case .constant(let value) = self { return value }
        return nil
    }
}

/// A way to draw a value.
protocol ValueDraw: Sendable {
    /// How many values it may give.
    var variety: Variety { get }
    /// Where it stands.
    var place: ScriptPlace { get }

    /// Draws.
    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value

    /// Every value that it may give; `nil` where that is more than so many, or not known.
    func all(_ filling: inout Filling, atMost count: Int) throws(ScriptFailure) -> [Value]?
}

extension ValueDraw {
    func all(_ filling: inout Filling, atMost count: Int) throws(ScriptFailure) -> [Value]? { nil }
}

/// Values with names, in the order in which they are made: a later one may use those before it.
struct ValuesForm: Sendable {
    let forms: [(name: String, form: ValueForm)]

    var names: [String] { forms.map(\.name) }
    /// How many different values there may be of all of them together.
    var variety: Variety { forms.reduce(.one) { $0 * $1.form.variety } }

    /// Makes the values, one after the other.
    func fill(_ filling: inout Filling) throws(ScriptFailure) {
        for (name, form) in forms { filling.values[name] = try form.value(&filling) }
    }
}

/// The values of a session or a stage.
struct DrawnValues: ValueSource {
    let form: ValuesForm

    func values(in scope: Scope) throws(BrokenQuestion) -> [String: Value] {
        var filling = Filling(scope: scope)
        do throws(ScriptFailure) {
            try form.fill(&filling)
        } catch {
            throw BrokenQuestion("\(error)")
        }
        return filling.values
    }
}
