/// The game that most tests play: three questions in a fixed order.
enum Game {
    static let flag = "flag{end-to-end}"
    static let answers = ["Paris", "Tokyo", "Lima"]
    /// The answers as they are piped.
    static let piped = "Paris\nTokyo\nLima\n"

    static let pack = pack()

    /// The pack, with more lines at the top level.
    static func pack(_ more: String = "") -> String {
        """
        title: Capitals
        flag: \(flag)
        order: fixed
        \(more)
        questions:
          - ask: What is the capital of France?
            answer: Paris
          - ask: What is the capital of Japan?
            answer: Tokyo
          - ask: What is the capital of Peru?
            answer: Lima
        """
    }

    static let opening = "Capitals\n[1/3] What is the capital of France?\n> "
    static let second = "Correct!\n[2/3] What is the capital of Japan?\n> "
    static let third = "Correct!\n[3/3] What is the capital of Peru?\n> "
    static let ending = "Correct!\nYou scored 3 of 3.\nCongratulations! Here is your flag:\n\(flag)\n"

    /// What a faultless player sees from beginning to end.
    static let transcript = opening + second + third + ending
}
