public import SockratesJudge

/// A question of a question bank, whatever format it came in.
public struct BankQuestion: Sendable, Hashable {
    /// What is asked and what is right.
    public enum Kind: Sendable, Hashable {
        /// One of several options; any of the right ones will do. The numbers count the options from 0.
        case choice(options: [String], right: [Int])
        /// Several options, all of which must be named.
        case choiceOfAll(options: [String], right: [Int])
        /// Whether a statement is true.
        case trueFalse(Bool)
        /// A short text; any of these is right.
        case shortAnswer([String])
        /// A number within bounds.
        case number(BankNumber)
        /// Pairs to be found, and further right sides that match nothing.
        case matching(pairs: [Pair], extra: [String])
        /// Several blanks in order, each with what is right there.
        case blanks([Blank])
        /// Items in the order in which they must be named, each with the texts that name it.
        case sequence([[String]])
    }

    /// What is right in one of several blanks.
    public enum Blank: Sendable, Hashable, ExpressibleByArrayLiteral {
        /// Any of these texts.
        case texts([String])
        /// A number within bounds.
        case number(BankNumber)
        /// All of these texts, in any order.
        case all([String])

        /// Any of the texts.
        public init(arrayLiteral texts: String...) { self = .texts(texts) }
    }

    /// What belongs together in a question of matching.
    public struct Pair: Sendable, Hashable {
        /// What is asked for.
        public var left: String
        /// What belongs to it.
        public var right: String

        /// Makes a pair.
        public init(_ left: String, _ right: String) {
            self.left = left
            self.right = right
        }
    }

    /// A response that earns a part of the points.
    public struct Credit: Sendable, Hashable {
        /// The response.
        public var response: String
        /// The part, more than 0 and less than 100, in hundredths.
        public var percent: Double

        /// Makes a credit.
        public init(_ response: String, percent: Double) {
            self.response = response
            self.percent = percent
        }
    }

    /// What is said after a response.
    public struct Feedback: Sendable, Hashable {
        /// The response.
        public var response: String
        /// What is said.
        public var text: String

        /// Makes a feedback.
        public init(_ response: String, _ text: String) {
            self.response = response
            self.text = text
        }
    }

    /// The line of the bank on which it begins, from 1.
    public var line: Int
    /// What the player reads; may have several lines.
    public var text: String
    /// What is right.
    public var kind: Kind
    /// Whether the options may come in any order.
    public var shuffle = false
    /// How a short answer is compared.
    public var strictness = Strictness.lenient
    /// Responses that earn a part of the points.
    public var credit: [Credit] = []
    /// What is said after certain responses.
    public var feedback: [Feedback] = []
    /// What is said once the question has ended.
    public var explanation = ""
    /// What the player is told on asking for help.
    public var hints: [String] = []
    /// Where the bank files it: `Science/Physics`.
    public var category: String?
    /// How hard the bank says it is.
    public var difficulty: String?
    /// What a right answer brings.
    public var points = 1
    /// The time for it, in whole seconds.
    public var seconds: Int?

    /// Whether it has options whose order may change.
    var shuffles: Bool {
        switch kind {
        case .choice, .choiceOfAll: shuffle
        default: false
        }
    }

    /// Makes a question.
    public init(line: Int = 1, text: String, kind: Kind) {
        self.line = line
        self.text = text
        self.kind = kind
    }
}

/// The numbers that are right.
public enum BankNumber: Sendable, Hashable {
    /// A number, and how far from it is right too; 0 or more.
    case value(String, tolerance: String)
    /// Anything from the first to the second.
    case range(String, String)
}
