/// What a scalar beyond ASCII becomes when case, accents and compatibility forms are put aside.
///
/// Sources: Unicode compatibility decomposition (UAX #15), case folding (Unicode 3.13), and for Latin letters such as
/// `ø` and `ł` the plain letters that people type for them.
struct Folding: Sendable {
    /// The one table.
    ///
    /// Building it takes a moment once, at first use.
    static let shared = Folding()

    private static let unknown: UInt16 = 0
    private static let dropped: UInt16 = 1
    private static let kept: UInt16 = 2
    private static let spaced: UInt16 = 3
    private static let firstTarget: UInt16 = 4

    private var pages: [UInt8] = Array(repeating: 0, count: 0x1100)
    private var entries: [UInt16] = Array(repeating: Folding.unknown, count: 256)
    private var targets: [UInt8] = []
    private var starts: [Int32] = [0]

    /// Appends what the bytes fold to.
    ///
    /// ASCII stays as it is; what is not UTF-8 becomes a space. At most
    /// about twice the bytes are made.
    func fold(_ bytes: [UInt8], into output: inout [UInt8]) {
        var decoder = ScalarReader(bytes)
        // Some scalars stand for whole phrases; nobody answers in them.
        let most = output.count + bytes.count * 2 + 64
        var before: (UInt32, UInt32) = (0, 0)
        var syllable = HangulSyllable()
        while let scalar = decoder.next(), output.count < most {
            if before == (0xE2, 0x20AC), let sign = Folding.misread[scalar] {
                // `a€` has been written for the first two.
                output.removeLast(min(output.count, 1 + "€".utf8.count))
                output.append(sign)
            } else if let whole = syllable.joined(with: scalar, at: output.count) {
                output.removeLast(3)
                ScalarReader.append(whole, to: &output)
            } else if scalar < 0x80 {
                output.append(UInt8(truncatingIfNeeded: scalar))
            } else {
                append(scalar, to: &output)
            }
            before = (before.1, scalar)
        }
    }

    /// The last of three scalars, of which the first two are `â€`, by the dash or quote whose UTF-8 was read as Windows-1252: `â€“`.
    private static let misread: [UInt32: UInt8] = [
        0x201C: UInt8(ascii: "-"), 0x201D: UInt8(ascii: "-"), 0x2122: UInt8(ascii: "'"), 0x02DC: UInt8(ascii: "'"),
        0x0153: UInt8(ascii: "\""), 0x9D: UInt8(ascii: "\""),
    ]

    private func append(_ scalar: UInt32, to output: inout [UInt8]) {
        var entry = entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
        if entry == Folding.unknown { entry = Folding.kind(of: scalar) }
        switch entry {
        case Folding.dropped: break
        case Folding.spaced: output.append(0x20)
        case Folding.kept: ScalarReader.append(scalar, to: &output)
        default:
            let target = Int(entry - Folding.firstTarget)
            output.append(contentsOf: targets[Int(starts[target])..<Int(starts[target + 1])])
        }
    }

    /// Letters, digits, marks and symbols (an emoji may be an answer) are kept; format characters are dropped.
    private static func kind(of scalar: UInt32) -> UInt16 {
        guard let scalar = Unicode.Scalar(scalar) else { return spaced }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return dropped }
        switch properties.generalCategory {
        case .format, .surrogate, .privateUse, .unassigned: return dropped
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return kept
        case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: return kept
        case .mathSymbol, .currencySymbol, .otherSymbol: return kept
        default: return spaced
        }
    }

    private init() {
        // Each target is a run of hexadecimal scalars, each source a difference from the one before it.
        var number: UInt32 = 0
        var target: [UInt8] = []
        var step: UInt32 = 0
        var source: UInt32 = 0
        var inTarget = true
        var inRun = false
        var hasDigits = false
        foldingTable.withUTF8Buffer { table in
            for byte in table {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                    number = number << 4 | UInt32(byte < 0x3A ? byte - 0x30 : byte - 0x57)
                    hasDigits = true
                    continue
                case UInt8(ascii: "."):
                    ScalarReader.append(number, to: &target)
                case UInt8(ascii: ":"):
                    if hasDigits { ScalarReader.append(number, to: &target) }
                    targets.append(contentsOf: target)
                    starts.append(Int32(targets.count))
                    (target, source, inTarget) = ([], 0, false)
                case UInt8(ascii: "*"):
                    (step, inRun) = (number, true)
                    source += step
                    map(source)
                case UInt8(ascii: ","), UInt8(ascii: ";"):
                    if inRun {
                        for _ in 0..<number {
                            source += step
                            map(source)
                        }
                    } else {
                        source += number
                        map(source)
                    }
                    inRun = false
                    if byte == UInt8(ascii: ";") { inTarget = true }
                default: break
                }
                (number, hasDigits) = (0, false)
            }
        }
        precondition(inTarget, "the generated table ends with a whole entry")
        for (spelled, scalars) in Folding.punctuation {
            targets.append(contentsOf: spelled.utf8)
            starts.append(Int32(targets.count))
            for scalar in scalars.unicodeScalars { map(scalar.value) }
        }
        for scalar in UInt32(0x80)..<0x3100 where entry(scalar) == Folding.unknown {
            setEntry(scalar, Folding.kind(of: scalar))
        }
    }

    /// Quotes, dashes and signs that people type in many shapes.
    private static let punctuation: [(String, String)] = [
        ("'", "‘’‚‛′ʹʻʼʽˈ´＇"), ("\"", "“”„‟″«»"), ("-", "‐‑‒–—―−﹣－"), (".", "·‧・"), ("*", "×⋅∗"), (" ", "•"),
    ]

    private func entry(_ scalar: UInt32) -> UInt16 {
        entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
    }

    private mutating func map(_ scalar: UInt32) {
        let isEmpty = starts[starts.count - 1] == starts[starts.count - 2]
        setEntry(scalar, isEmpty ? Folding.dropped : Folding.firstTarget + UInt16(starts.count - 2))
    }

    private mutating func setEntry(_ scalar: UInt32, _ entry: UInt16) {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
            pages[page] = UInt8(entries.count >> 8)
            entries.append(contentsOf: repeatElement(Folding.unknown, count: 256))
        }
        entries[Int(pages[page]) << 8 | Int(scalar & 0xFF)] = entry
    }
}
