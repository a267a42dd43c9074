import SockratesJudge
import Testing

/// Responses that name the answer among others, and sentences that only look so.
struct SeveralAnswersTests {
    private func outcome(_ answer: String, _ response: String, to question: String? = nil) -> Verdict.Outcome {
        Judge.answer([AnswerLine(verbatim: answer)], context: JudgeContext(question: question)).verdict(on: response)
            .outcome
    }

    @Test(arguments: [
        "Mozart Paris photosynthesis", "magnesium 1492 Paris", "Paris birch scythe lute",
        "The Sound of Music Paris Peru",
        "Paris by 1854 1945", "Adkins Paris P.E.I", "Adkins Paris Apr 30", "Kyoto; Paris; Oslo", "Vienna\nParis\nOslo",
        "Paris or Oslo", "Paris (Oslo Vienna Rome",
    ])
    func aHeapOfNamesIsRefused(_ response: String) {
        #expect(outcome("Paris", response, to: "What is the capital of France?") == .reject)
        #expect(outcome("Paris", response) == .reject)
    }

    @Test func aSentenceAboutSomethingElseLendsNoGrammar() {
        let heap = "A quartet is a group of four people who play together Paris Oslo"
        #expect(outcome("Paris", heap, to: "What is the capital of France?") == .reject)
    }

    @Test(arguments: [
        "It was Paris, France", "I'm sure the capital of France is Paris",
        "Paris, which lies on the Seine, is the capital",
        "According to my teacher, Paris became the capital of that country in the tenth century.",
        "They all went to Paris when the old king died there",
    ])
    func aSentenceMaySayMore(_ response: String) {
        #expect(outcome("Paris", response, to: "What is the capital of France?") == .accept)
    }

    @Test func smallWordsOfTheAnswerItselfMakeNoSentence() {
        #expect(outcome("Statue of the Republic", "Toledo Statue of the Republic magnesium") == .reject)
        #expect(outcome("The Old Man and the Sea", "Toledo The Old Man and the Sea magnesium") == .reject)
    }

    @Test func aLongerNameOfTheSameIsNoList() {
        #expect(outcome("Bach", "Johann Sebastian Bach", to: "Who wrote the Goldberg Variations?") == .accept)
        #expect(outcome("cobalt", "Bach Vivaldi cobalt", to: "Which metal is blue?") == .reject)
    }

    @Test func aMarkedListAnswersAQuestionThatWantsSeveral() {
        let list = "1. Ghana\n2. Togo\n3. Benin"
        #expect(outcome("Togo", list, to: "African countries that lie on the Gulf of Guinea") == .accept)
        #expect(outcome("Togo", list, to: "Which country has Lomé as its capital?") == .reject)
    }

    @Test func thePointOfAnInitialPartsNoName() {
        let judge = Judge.answer([AnswerLine(verbatim: "Lennon"), AnswerLine(verbatim: "McCartney")])
        #expect(judge.verdict(on: "J. W. Lennon\nJ. P. McCartney").outcome == .accept)
    }

    @Test func theRefusalCanBeSwitchedOff() {
        var context = JudgeContext()
        context.refusesSeveralAnswers = false
        let judge = Judge.answer([AnswerLine(verbatim: "Paris")], context: context)
        #expect(judge.verdict(on: "London, Paris or Rome").outcome == .accept)
    }
}
