import SockratesJudge
import SockratesPacks

/// Questions of all kinds, full of what means something to GIFT, to HTML, to YAML and to packs.
struct BankGenerator {
    var random: SplitMix
    private static let words = [
        "a", "Bo", "=", "~", "#", "{", "}", ":", "::", "\\", "\\n", "->x", "%50%", "%", "//", "[html]", "[", "]",
        "####", "<b>",
        "&amp;", "&", "<", "it's", "é", "日本", "🎉", "$CATEGORY:", "{{a}}", "}}", "T", "TRUE", "3", "=%50%x", "|",
        "(do it)",
        "(accept a)", "“q”", "or", "- x", "? y", "*", "null", "\"",
    ]

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    mutating func text(lines: Int = 1) -> String {
        (0...number(lines)).map { _ in
            (0...number(4)).map { _ in Self.words[number(Self.words.count)] }.joined(
                separator: number(2) == 0 ? " " : ""
            )
        }.joined(separator: "\n")
    }

    /// Texts of which none is like another.
    mutating func texts(_ count: Int) -> [String] { (0..<count).map { "\(text())\($0)" } }

    mutating func question() -> BankQuestion {
        var question = BankQuestion(text: "x" + text(lines: 3), kind: .trueFalse(number(2) == 0))
        let options = texts(2 + number(4))
        switch number(7) {
        case 0: question.kind = .choice(options: options, right: [number(options.count)])
        case 1: question.kind = .choiceOfAll(options: options, right: [0, 1])
        case 2:
            let answers = options.map { $0.replacing("->", with: "-") }
            question.kind = .shortAnswer(Array(answers.dropLast()))
            // What is said after a right response, and after a wrong one.
            let words = ["r" + text(), "w" + text()].map { $0.replacing("->", with: "-") }
            question.feedback = [.init(answers[0], words[0]), .init(answers[answers.count - 1], words[1])]
            question.strictness = number(3) == 0 ? .strict : .lenient
        case 3:
            question.kind = .number(.value("\(number(100)).5", tolerance: number(2) == 0 ? "0" : "0.25"))
            if number(2) == 0 { question.feedback = [.init("-7", "w" + text())] }
        case 4: question.kind = .number(.range("-\(1 + number(9))", "\(number(9))"))
        case 5:
            let rights = texts(options.count + 1)
            let pairs = zip(options, rights).map { BankQuestion.Pair($0.replacing("->", with: "-"), $1) }
            question.kind = .matching(pairs: pairs, extra: [rights[options.count]])
        default:
            // What is said after the wrong response comes first.
            let isTrue = question.kind == .trueFalse(true)
            let both = [BankQuestion.Feedback("\(!isTrue)", "x" + text()), .init("\(isTrue)", "y" + text())]
            question.feedback = number(2) == 0 ? [both[number(2)]] : both
        }
        if case .choice(let options, let right) = question.kind,
            let wrong = options.indices.first(where: { !right.contains($0) })
        {
            if number(2) == 0 { question.credit = [.init(options[wrong], percent: 50)] }
            question.feedback = options.indices.filter { _ in number(2) == 0 }.map {
                .init(options[$0], "f" + text(lines: 2))
            }
        }
        if number(2) == 0 { question.explanation = "e" + text(lines: 2) }
        switch question.kind {
        case .choice, .choiceOfAll: question.shuffle = number(2) == 0
        default: break
        }
        if number(3) == 0 { question.points = number(5) }
        // A half of the points is a whole number.
        if !question.credit.isEmpty { question.points = 2 * number(3) }
        if number(3) == 0 { question.seconds = 1 + number(60) }
        if number(3) == 0 { question.hints = [text(lines: 2)] }
        if number(3) == 0 { question.difficulty = "easy" }
        question.category = number(3) == 0 ? nil : "Cat: \(number(3))/sub & \\x"
        return question
    }
}
