/// One question's judge: what its author accepts, compiled once, and asked about any number of responses.
///
/// A judge is a value of one reference, is safe to share between threads, and never changes its mind: the same response
/// always gets the same verdict.
///
/// ```swift
/// let judge = Judge.answer([try AnswerLine("Paris [reject Lyon]")])
/// judge.verdict(on: "  paris ").outcome  // .accept
/// ```
public struct Judge: Sendable {
    /// The longest response that is read, in bytes; a longer one is rejected unread, unless `exact` bytes equal it.
    public static let longestResponse = 4096

    let matcher: Matcher

    /// A judge that accepts a response that any one of the lines accepts.
    ///
    /// - Parameters:
    ///   - lines: What is accepted. With none, everything is rejected.
    ///   - strictness: How much a response may differ.
    ///   - context: What stands around the question; only `lenient` looks at it.
    /// - Returns: The judge, compiled.
    public static func answer(
        _ lines: [AnswerLine],
        strictness: Strictness = .lenient,
        context: JudgeContext = JudgeContext()
    ) -> Judge {
        Judge(matcher: .answer(CompiledAnswer(lines, strictness: strictness, context: context, isCompact: true)))
    }

    /// A judge that accepts what `strict` accepts, and so many slips of the keyboard beside: a letter more, less, other, or two swapped.
    ///
    /// What is nearer to a rejected answer of the lines is rejected. Answers of more than 256 letters forgive nothing.
    ///
    /// - Parameters:
    ///   - lines: What is accepted; slips in the first 500 texts are forgiven.
    ///   - edits: How many slips, 0…16; another number is moved into this range.
    ///   - context: Its known names are no slips; else it is not looked at.
    /// - Returns: The judge, compiled.
    public static func answer(
        _ lines: [AnswerLine],
        withinEdits edits: Int,
        context: JudgeContext = JudgeContext()
    ) -> Judge {
        let allowance = Allowance.edits(max(0, min(edits, 16)))
        return Judge(
            matcher: .answer(CompiledAnswer(lines, strictness: .strict, allowance: allowance, context: context))
        )
    }

    /// A judge that wants the very answer but for a few differences.
    ///
    /// - Parameters:
    ///   - lines: What is accepted.
    ///   - differences: What may differ.
    /// - Returns: The judge, compiled.
    public static func answer(_ lines: [AnswerLine], ignoring differences: Differences) -> Judge {
        Judge(matcher: .answer(CompiledAnswer(lines, strictness: .exact, allowance: .differences(differences))))
    }

    /// A judge that wants several items named in one response.
    ///
    /// - Parameters:
    ///   - rule: The items, and how many of them are wanted.
    ///   - strictness: How much each named item may differ. With `exact` an item's bytes must be equal; what separates
    ///     the items may still vary.
    ///   - context: What stands around the question; only `lenient` looks at it.
    /// - Returns: The judge, compiled.
    public static func list(
        _ rule: ListRule,
        strictness: Strictness = .lenient,
        context: JudgeContext = JudgeContext()
    ) -> Judge {
        Judge(matcher: .list(CompiledList(rule, strictness: strictness, context: context)))
    }

    /// A judge that wants a number.
    ///
    /// - Parameter rule: The number and its tolerance.
    /// - Returns: The judge, compiled.
    public static func number(_ rule: NumberRule) -> Judge {
        Judge(matcher: .number(CompiledNumber(rule)))
    }

    /// A judge that matches responses by a pattern.
    ///
    /// - Parameter rule: The pattern, and a response that it accepts.
    /// - Returns: The judge, compiled.
    /// - Throws: ``PatternError`` when the pattern cannot be compiled or does not accept its own example.
    public static func pattern(_ rule: PatternRule) throws(PatternError) -> Judge {
        Judge(matcher: .pattern(try CompiledPattern(rule)))
    }

    /// A judge that wants a date.
    ///
    /// - Parameter rule: The date, as finely as it is asked for.
    /// - Returns: The judge, compiled.
    public static func date(_ rule: DateRule) -> Judge {
        Judge(matcher: .date(CompiledDate(rule)))
    }

    /// A judge that wants several fields in one response, such as a name and a year.
    ///
    /// ```swift
    /// let judge = Judge.fields([FieldRule(.answer([line]), name: "name"), FieldRule(.number(NumberRule(1969)), name: "year")])
    /// judge.verdict(on: "Apollo 11; 1969").outcome  // .accept
    /// ```
    ///
    /// - Parameters:
    ///   - fields: The fields, in the order in which they are typed.
    ///   - separators: What may part the fields: the same text between all of them. A blank one stands for any blanks.
    /// - Returns: The judge, compiled. It rejects what a field rejects, and else prompts where a field does.
    public static func fields(_ fields: [FieldRule], separators: [String] = [",", ";"]) -> Judge {
        Judge(matcher: .fields(CompiledFields(fields, separators: separators)))
    }

    /// A judge that accepts whatever is typed, nothing included.
    public static let anything = Judge(matcher: .anything)

    /// A judge of a question that shows options.
    ///
    /// A response that names no option at all is prompted, not rejected.
    ///
    /// - Parameter rule: The options and the right ones among them.
    /// - Returns: The judge, compiled.
    public static func choice(_ rule: ChoiceRule) -> Judge {
        Judge(matcher: .choice(CompiledChoice(rule)))
    }

    /// A judge that wants the items of one list matched with those of another.
    ///
    /// A response that can't be read as pairs is prompted, not rejected.
    ///
    /// - Parameter rule: Both lists and their matches.
    /// - Returns: The judge, compiled.
    public static func pairing(_ rule: PairingRule) -> Judge {
        Judge(matcher: .pairing(CompiledPairing(rule)))
    }

    /// The same judge in another context: what is known only when all questions of a pack have been read.
    ///
    /// ```swift
    /// let names = KnownNames(answersOf: judges)
    /// let better = judges.map { $0.inContext(JudgeContext(question: ask, knownNames: names)) }
    /// ```
    ///
    /// - Parameter context: What stands around the question. Judges that no context changes stay what they are.
    /// - Returns: The judge, compiled again.
    public func inContext(_ context: JudgeContext) -> Judge {
        switch matcher {
        case .answer(let answer) where answer.usesContext: Judge(matcher: .answer(answer.inContext(context)))
        case .list(let list) where list.strictness == .lenient: .list(list.rule, strictness: .lenient, context: context)
        case .fields(let fields): Judge(matcher: .fields(fields.inContext(context)))
        case .answer, .list, .number, .pattern, .date, .choice, .pairing, .anything: self
        }
    }

    /// Judges one response.
    ///
    /// - Parameter response: One line without its newline. Any bytes will do; they need not be UTF-8.
    /// - Returns: The verdict, in time linear in the response.
    public func verdict(on response: [UInt8]) -> Verdict {
        switch matcher {
        case .answer(let answer): answer.verdict(on: response)
        case .list(let list): list.verdict(on: response)
        case .number(let number): number.verdict(on: response)
        case .pattern(let pattern): pattern.verdict(on: response)
        case .date(let date): date.verdict(on: response)
        case .fields(let fields): fields.verdict(on: response)
        case .choice(let choice): choice.verdict(on: response)
        case .pairing(let pairing): pairing.verdict(on: response)
        case .anything: Verdict(.accept, .exact, .anything)
        }
    }

    /// Judges one response.
    ///
    /// - Parameter response: One line without its newline.
    /// - Returns: The verdict, in time linear in the response.
    public func verdict(on response: String) -> Verdict {
        verdict(on: Array(response.utf8))
    }

    /// What the named groups of the author's regular expression, `(?P<year>\\d+)`, took from a response that it accepts.
    ///
    /// - Parameter response: One line without its newline.
    /// - Returns: The texts by the groups' names, without groups that took no part; those of fields together. Of a response that is
    ///   not UTF-8, the bytes are taken for Latin-1.
    public func captures(in response: [UInt8]) -> [String: String] {
        switch matcher {
        case .pattern(let pattern): pattern.captures(in: response)
        case .fields(let fields): fields.captures(in: response)
        case .answer, .list, .number, .date, .choice, .pairing, .anything: [:]
        }
    }

    /// What it costs to keep the judge's regular expressions, and at worst to match a byte with them, in instructions; 0 without any.
    public var patternSize: Int {
        switch matcher {
        case .pattern(let pattern): pattern.size
        case .fields(let fields): fields.fields.reduce(0) { $0 + $1.judge.patternSize }
        case .answer, .list, .number, .date, .choice, .pairing, .anything: 0
        }
    }

    /// The SHA-256 of an answer, for ``PatternRule/Kind/digest(_:isExact:)``.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - isExact: Of its very bytes, without blanks at its ends; else of the answer once case, accents and punctuation are put aside.
    /// - Returns: 64 hexadecimal digits.
    public static func digest(of answer: String, isExact: Bool = false) -> String {
        let bytes = Array(ASCII.trimmed(Array(answer.utf8)))
        return SHA256.digest(isExact ? bytes : NormalForm(bytes).bytes).hexadecimal
    }

    /// Whether it accepts whatever is typed.
    package var acceptsAnything: Bool {
        if case .anything = matcher { return true }
        return false
    }

    /// A response that this judge accepts: what a solver types, and what a player who lost the question is shown.
    ///
    /// It is empty where a pattern tells none: a digest's author keeps it secret.
    public var modelAnswer: String {
        switch matcher {
        case .answer(let answer): answer.modelAnswer
        case .list(let list): list.modelAnswer
        case .number(let number): number.modelAnswer
        case .pattern(let pattern): pattern.modelAnswer
        case .date(let date): date.modelAnswer
        case .fields(let fields): fields.modelAnswer
        case .choice(let choice): choice.modelAnswer
        case .pairing(let pairing): pairing.modelAnswer
        case .anything: ""
        }
    }
}

/// The kinds of judge.
enum Matcher: Sendable {
    case answer(CompiledAnswer)
    case list(CompiledList)
    case number(CompiledNumber)
    case pattern(CompiledPattern)
    case date(CompiledDate)
    case fields(CompiledFields)
    case choice(CompiledChoice)
    case pairing(CompiledPairing)
    case anything
}
