/// How a terminal's text looks: what the SGR sequence of ECMA-48 (8.3.117) sets.
struct TerminalStyle: Sendable, Hashable {
    private var foreground: Int?
    private var background: Int?
    private var isInverse = false
    private var emphasis: Set<String> = []

    /// Classes of the style sheet with blanks between them; nil for plain text.
    var classes: String? {
        var (front, back) = (foreground, background)
        if isInverse { (front, back) = (back ?? 0, front ?? 7) }
        let all = [front.map { "f\($0)" }, back.map { "b\($0)" }].compactMap { $0 } + emphasis.sorted()
        return all.isEmpty ? nil : all.joined(separator: " ")
    }

    /// Does what a sequence's parameters say; what they say that is unknown is left out.
    mutating func apply(_ parameters: [UInt8]) {
        var codes = parameters.split(omittingEmptySubsequences: false) { $0 == 0x3B || $0 == 0x3A }.map { digits in
            Int(String(decoding: digits, as: UTF8.self)) ?? 0
        }[...]
        while let code = codes.popFirst() {
            switch code {
            case 0: self = TerminalStyle()
            case 1: emphasis.insert("bold")
            case 2: emphasis.insert("dim")
            case 3: emphasis.insert("italic")
            case 4: emphasis.insert("underline")
            case 7: isInverse = true
            case 8: emphasis.insert("hidden")
            case 9: emphasis.insert("struck")
            case 22: emphasis.subtract(["bold", "dim"])
            case 23: emphasis.remove("italic")
            case 24: emphasis.remove("underline")
            case 27: isInverse = false
            case 28: emphasis.remove("hidden")
            case 29: emphasis.remove("struck")
            case 30...37: foreground = code - 30
            case 38: foreground = Self.colour(&codes) ?? foreground
            case 39: foreground = nil
            case 40...47: background = code - 40
            case 48: background = Self.colour(&codes) ?? background
            case 49: background = nil
            case 90...97: foreground = code - 82
            case 100...107: background = code - 92
            default: break
            }
        }
    }

    /// The nearest of 16 colours to one of 256 or a true one.
    private static func colour(_ codes: inout ArraySlice<Int>) -> Int? {
        switch codes.popFirst() {
        case 5:
            guard let number = codes.popFirst(), (0...255).contains(number) else { return nil }
            if number < 16 { return number }
            if number >= 232 { return nearest(Array(repeating: 8 + (number - 232) * 10, count: 3)) }
            let levels = [0, 95, 135, 175, 215, 255]
            let cube = number - 16
            return nearest([levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]])
        case 2:
            guard codes.count >= 3 else { return nil }
            let values = Array(codes.prefix(3)).map { min(max($0, 0), 255) }
            codes = codes.dropFirst(3)
            return nearest(values)
        default: return nil
        }
    }

    private static func nearest(_ colour: [Int]) -> Int {
        let distances = palette.map { entry in zip(entry, colour).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
        return distances.indices.min { distances[$0] < distances[$1] } ?? 7
    }

    /// The 16 colours as xterm has them.
    private static let palette = [
        [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
        [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
        [255, 255, 255],
    ]
}
