import SockratesQuiz

/// Reads back from a JSON value what its message was filled with, as far as the value tells.
struct MessagePattern: Sendable {
    private indirect enum Shape {
        case constant(String)
        /// A place by itself, which keeps the kind of its value.
        case name(String)
        case text(TemplatePattern)
        case list([Shape])
        case map([String: Shape])
        case anything
    }

    private let shape: Shape

    /// Makes the pattern of a message.
    init(_ form: ValueForm) { shape = Self.shape(form) }

    /// What a value tells; `nil` where it is another message.
    func found(in value: Value) -> TemplatePattern.Found? {
        var found = TemplatePattern.Found()
        return Self.take(value, shape, &found) ? found : nil
    }

    private static func shape(_ form: ValueForm) -> Shape {
        switch form {
        case .constant(let value): return .constant(value.json)
        case .template(let template):
            if template.parts.count == 1, case .expression(let expression) = template.parts[0] {
                return expression.soleName.map { .name($0) } ?? .anything
            }
            return TemplatePattern(template, after: "^", before: "$").map { .text($0) } ?? .anything
        case .list(let forms): return .list(forms.map(shape))
        case .map(let forms): return .map(Dictionary(forms.map { ($0.name, shape($0.form)) }) { $1 })
        case .draw: return .anything
        }
    }

    private static func take(_ value: Value, _ shape: Shape, _ found: inout TemplatePattern.Found) -> Bool {
        switch shape {
        case .anything: return true
        case .constant(let json): return value.json == json
        case .name(let name):
            found.values[name] = value
            return true
        case .text(let pattern):
            guard let (told, _) = pattern.lastFound(in: Array(value.text.utf8)) else { return false }
            found.values.merge(told.values) { $1 }
            found.columns.merge(told.columns) { $1 }
            return true
        case .list(let shapes):
            guard case .list(let items) = value, items.count == shapes.count else { return false }
            return zip(items, shapes).allSatisfy { take($0, $1, &found) }
        case .map(let shapes):
            guard let members = value.members, members.count == shapes.count else { return false }
            return shapes.allSatisfy { name, shape in members[name].map { take($0, shape, &found) } ?? false }
        }
    }
}
