import Mustache

/// What a template is filled with: values by name, looked up without reflection.
struct PageRow: MustacheParent, Sendable {
    /// A value in a template; what is nil is as good as not there.
    enum Value: Sendable {
        case text(String)
        case rows([PageRow])
        case row(PageRow)
        case flag(Bool)
    }

    private var values: [String: Value] = [:]

    init(_ values: [String: Value?] = [:]) { self.values = values.compactMapValues { $0 } }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text): text
        case .rows(let rows): rows
        case .row(let row): row
        case .flag(let flag): flag
        case nil: nil
        }
    }

    /// Both rows' values; where both have one, the other row's.
    func merging(_ other: PageRow) -> PageRow {
        var row = self
        row.values.merge(other.values) { _, new in new }
        return row
    }
}

extension PageRow.Value: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = .text(text) }

    /// A player's text, as it is shown.
    static func shown(_ text: String) -> Self { .text(ShownText(text).text) }
    static func number(_ number: some BinaryInteger) -> Self { .text("\(number)") }
}
