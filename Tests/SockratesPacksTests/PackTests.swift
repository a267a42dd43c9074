import SockratesPacks
import SockratesQuiz
import Testing

@Suite struct PackTests {
    private let capitals = """
        country,capital,continent,population
        France,Paris,Europe,68000000
        Japan,Tokyo,Asia,124000000
        "Korea, South",Seoul,Asia,52000000
        Malta,Valletta,Europe,540000

        """

    private func play(_ pack: Pack, _ responses: [String], seed: UInt64 = 1) -> String {
        var session = Session(of: pack.quiz, seed: seed)
        var actions = session.opened()
        var output: [UInt8] = []
        for response in responses {
            actions += session.received(line: Array(response.utf8), at: .zero)
        }
        for case .send(let bytes) in actions { output += bytes }
        return String(decoding: output, as: UTF8.self)
    }

    @Test func theSimplestPackHasFourLines() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Capitals
            questions:
              - ask: What is the capital of France?
                answer: Paris
            """
        ])
        #expect(
            play(try files.load(), ["paris"])
                == "Capitals\n[1/1] What is the capital of France?\n> Correct!\nYou scored 1 of 1.\n"
        )
    }

    @Test func aTableMakesAQuestionOfEachRowThatPasses() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Capitals
            order: fixed
            questions:
              - ask: "{{ country }}, capital?"
                answer: "{{capital}}"
                from: countries.csv
                where: {continent: [Asia], population: {min: 100000000}}
              - ask: In {{continent}}, {{country}}?
                answer: "{{capital}} [accept capital of {{country}}]"
                from: countries.csv
                where: {continent: {not: Asia}, population: {max: 1000000}}
            """,
            "countries.csv": capitals,
        ])
        let quiz = try files.load().quiz
        #expect(quiz.rounds == 2)
        #expect(play(try files.load(), ["Tokyo", "Capital of Malta"]).contains("[2/2] In Europe, Malta?\n> Correct!"))
    }

    @Test func aCellWithASeparatorIsAList() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Borders
            order: fixed
            questions:
              - ask: Who borders {{country}}?
                all: "{{neighbours}}"
                from: {file: borders.csv, split: "|"}
              - ask: Name one capital of {{country}}, beside {{neighbours}}.
                answer: "{{capital}}"
                from: {file: borders.csv, split: "|"}
            """,
            "borders.csv": "country,neighbours,capital\nBolivia,Peru|Chile [accept Republic of Chile],Sucre|La Paz\n",
        ])
        let transcript = play(try files.load(), ["republic of chile, peru", "La Paz"])
        #expect(transcript.contains("Name one capital of Bolivia, beside Peru, Chile.\n"))
        #expect(transcript.contains("You scored 2 of 2."))
    }

    @Test func numbersHaveTolerances() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Numbers
            order: fixed
            questions:
              - {ask: Height of K2 in metres?, number: 8611, tolerance: 5%}
              - {ask: How many states?, number: 50}
              - {ask: Degrees?, number: -3.5, tolerance: 0.5}
            """
        ])
        #expect(play(try files.load(), ["8,500", "50", "-4"]).contains("You scored 3 of 3."))
        #expect(play(try files.load(), ["8000", "51", "4"]).contains("You scored 0 of 3."))
    }

    @Test func stagesTakeTheirRulesFromThePack() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Stages
            wrong: close
            attempts: 2
            points: 3
            stages:
              - title: One
                intro: Welcome to one.
                questions: [{ask: a?, answer: a}]
              - title: Two
                wrong: continue
                attempts: 1
                questions: [{ask: b?, answer: b, points: 10}, {ask: c?, answer: c}]
                order: fixed
            """
        ])
        let transcript = play(try files.load(), ["x", "a", "x", "c"])
        #expect(
            transcript
                == """
                Stages
                Welcome to one.
                [1/3] a?
                > Wrong, try again.
                > Correct!
                Two
                [2/3] b?
                > Wrong.
                [3/3] c?
                > Correct!
                You scored 6 of 16.

                """.replacing("You scored 6 of 16.", with: "You scored 6 points.")
        )
    }

    @Test func textsCanBeChanged() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            banner: |
              Line one
                indented
            prompt: ""
            progress: false
            say: {accept: correct, reject: "no"}
            replacement: true
            rounds: 2
            questions: [{ask: 1 + 1?, answer: 2}]
            """
        ])
        #expect(
            play(try files.load(), ["2", "3"])
                == "Line one\n  indented\n1 + 1?\ncorrect\n1 + 1?\nno\nYou scored 1 of 2.\n"
        )
    }

    @Test func flagsComeFromTextEnvironmentAndFile() throws {
        func flag(_ yaml: String, _ environment: [String: String] = [:]) throws -> String? {
            let files = try PackFiles([
                "pack.yaml": "title: T\nflag: \(yaml)\nquestions: [{ask: a?, answer: a}]\n",
                "flag.txt": "from{file}\r\nsecond",
            ])
            return try files.load(environment: environment).quiz.flag?.text
        }
        #expect(try flag("ctf{plain}") == "ctf{plain}")
        #expect(try flag("${GEO_FLAG}", ["GEO_FLAG": "env{1}"]) == "env{1}")
        #expect(try flag("${GEO_FLAG:-geo{round}}") == "geo{round}")
        #expect(try flag("geo{${SECRET}}", ["SECRET": "x"]) == "geo{x}")
        #expect(try flag("{file: flag.txt}") == "from{file}")
    }

    @Test func aFlagGivenFromOutsideGoesBeforeThePacksOwn() throws {
        let files = try PackFiles(["pack.yaml": "title: T\nflag: ${NOWHERE}\nquestions: [{ask: a?, answer: a}]\n"])
        #expect(try files.load(flag: "other{}").quiz.flag?.text == "other{}")
    }

    @Test func anotherAnswerOfThePackIsNoSlipOfTheKeyboard() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: Painters
            order: fixed
            questions:
              - {ask: Who painted the Olympia?, answer: Manet}
              - {ask: Who painted the water lilies?, answer: Monet}
              - {ask: Who painted the Night Watch?, answer: Rembrandt}
            """
        ])
        let transcript = play(try files.load(), ["Monet", "Monet", "Rembrant"])
        #expect(transcript.contains("[1/3] Who painted the Olympia?\n> Wrong."))
        #expect(transcript.contains("[3/3] Who painted the Night Watch?\n> Correct! (Rembrandt)"))
        #expect(transcript.contains("You scored 2 of 3."))
    }

    @Test func aFileIsFoundByItsOwnNameToo() throws {
        let files = try PackFiles(["quiz.yml": "title: T\nquestions: [{ask: a?, answer: a}]\n"])
        #expect(try Pack.load(files.path + "/quiz.yml").name == "quiz")
    }

    @Test func aStarInATextIsAStar() throws {
        let files = try PackFiles(["pack.yaml": "title: \"*T* **\"\nquestions: [{ask: 2 * 3 & 4?, answer: \"*\"}]\n"])
        #expect(play(try files.load(), ["*"]).contains("*T* **\n[1/1] 2 * 3 & 4?\n> Correct!"))
    }
}
