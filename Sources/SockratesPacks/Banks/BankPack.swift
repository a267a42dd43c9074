/// A bank, written as a pack.
public struct BankPack: Sendable {
    /// A file of a pack.
    public struct File: Sendable {
        /// Its name within the pack's folder.
        public var name: String
        /// What it holds.
        public var text: String
    }

    /// The pack's own file first, then its tables.
    public internal(set) var files: [File]
}

extension QuestionBank {
    /// Writes the bank as a pack.
    ///
    /// A question whose answer the judge does not accept in its own words is played to the letter (`strictness: exact`), and noted.
    /// Questions that a pack has no room for are refused.
    ///
    /// - Parameters:
    ///   - title: The pack's title.
    ///   - name: The name of the pack's own file, with its ending; a table is called after it.
    /// - Returns: The files.
    public mutating func pack(title: String, name: String) -> BankPack {
        let points = BankPoints(questions)
        if let (line, message) = points.warning { warn(line, message) }
        let usual = BankPoints.usual(questions) * points.factor
        var writer = BankPackWriter(title: title, name: name, points: usual)
        for question in questions {
            var question = question
            question.points *= points.factor
            writer.add(question) { warn($0, $1) }
        }
        let pack = writer.pack()
        var number = -1
        refuseQuestions { _ in
            number += 1
            return writer.refusals[number]
        }
        sortNotes()
        return pack
    }
}
