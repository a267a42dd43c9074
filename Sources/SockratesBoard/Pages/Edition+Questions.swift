import SockratesQuiz
import SockratesStore

extension Edition {
    /// How the questions went, for organisers.
    func questionsPage(_ statistics: [QuestionStatistics]) -> String? {
        let names = challengeNames + Set(statistics.map(\.challenge)).subtracting(challengeNames).sorted()
        let groups = Dictionary(grouping: statistics, by: \.challenge)
        return Page.text(
            "questions",
            title: "Questions",
            rules: rules,
            PageRow([
                "challenges": .rows(
                    names.compactMap { name in
                        guard let questions = groups[name] else { return nil }
                        return PageRow([
                            "name": .shown(title(of: name)), "questions": .rows(questions.map(Self.questionRow)),
                        ])
                    }
                )
            ])
        )
    }

    private static func questionRow(_ question: QuestionStatistics) -> PageRow {
        PageRow([
            "text": .shown(question.text ?? "Stage \(question.place.stage + 1), question \(question.place.entry + 1)"),
            "asked": .number(question.asked),
            "accepted": .number(question.accepted),
            "prompted": .number(question.prompted),
            "rejected": .number(question.rejected),
            "timedOut": .number(question.timedOut),
            "median": question.medianTime.map {
                .text("\(($0.milliseconds + 50) / 100 / 10).\(($0.milliseconds + 50) / 100 % 10) s")
            },
            "wrong": .rows(
                question.wrongResponses.map {
                    PageRow(["response": .shown($0.response), "sessions": .number($0.sessions)])
                }
            ),
        ])
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
