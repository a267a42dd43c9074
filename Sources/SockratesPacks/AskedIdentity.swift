public import SockratesQuiz

/// Whom sessions ask for before anything else.
public enum AskedIdentity: Sendable {
    /// Nobody is asked for.
    case nobody
    /// A name, which anybody can type.
    case name
    /// A team's token, looked up in a register.
    case token(TeamRegister)

    /// Which of them it is.
    public var kind: IdentityKind {
        switch self {
        case .nobody: .nobody
        case .name: .name
        case .token: .token
        }
    }

    /// What is asked, one line; nothing where nobody is asked for.
    package var question: String {
        switch self {
        case .nobody: ""
        case .name: "Who are you?"
        case .token: "Your team's token?"
        }
    }

    /// What is said of an answer that names nobody, one line.
    package var refusal: String {
        switch self {
        case .nobody, .name: PlayerName.rule
        case .token: "No team has this token."
        }
    }

    /// Looks up whom an answer names.
    ///
    /// - Parameter answer: What was typed.
    /// - Returns: The player or team; `nil` for none.
    package func owner(of answer: [UInt8]) -> String? {
        switch self {
        case .nobody: nil
        case .name: PlayerName(answer)?.text
        case .token(let register): register.team(answer)
        }
    }

    /// An answer that is right, for who tries the challenge out; empty where there is none.
    var anyAnswer: String {
        switch self {
        case .nobody: ""
        case .name: "player"
        case .token(let register): register.anyToken
        }
    }
}
