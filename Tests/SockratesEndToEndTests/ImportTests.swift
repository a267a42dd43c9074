import Foundation
import Testing

/// `import` and `export` as people run them.
@Suite(.timeLimit(.minutes(5))) struct ImportTests {
    private static let bank = """
        // A bank.
        $CATEGORY: Sums

        What is 1 + 1? {=2 ~3 ~11#No, that is concatenation.}

        Two is even.{T}

        Write an essay.{}

        Which are prime? {~%50%2 ~%50%5 ~%-100%4}

        Capital of France? {=Paris =%50%Lutetia ####It has been for long.}

        Pi? {#3.14:0.01}

        Match. {=France -> Paris =Japan -> Tokyo = -> Rome}

        x=1 {~x=1 ~x=2 =x=3}
        """

    @Test func aBankBecomesAPackThatCheckAccepts() throws {
        let folder = try Folder(["bank.gift": Self.bank])
        let result = try Program.run("import", folder / "bank.gift", "--output", folder / "bank.yaml")
        #expect(result.code == 0)
        #expect(
            result.output
                == "\(folder / "bank.gift"): gift: 8 in, 7 out, 1 refused, 4 warnings; wrote \(folder / "bank.yaml")\n"
        )
        #expect(result.errors.contains("bank.gift:8: refused: it is an essay"))
        #expect(result.errors.contains("bank.gift:18: warning: "))
        let check = try Program.run("check", folder / "bank.yaml")
        #expect(check.code == 0, "\(check.output)")
        #expect(check.output.hasSuffix("well\n"))
    }

    @Test(arguments: [("c", "f"), ("3", "False"), ("eleven", "false"), ("c) eleven", "no")])
    func feedbackAndCreditHoldForEveryWayToAnswer(option: String, truth: String) throws {
        let folder = try Folder([
            "bank.gift": "// [tag:noshuffle]\nSum? {=two ~four ~%50%eleven#Not at all.}\n\nTwo is even. {T#It is.}\n"
        ])
        #expect(try Program.run("import", folder / "bank.gift", "-o", folder / "bank.yaml").code == 0)
        let pack = try String(contentsOfFile: folder / "bank.yaml", encoding: .utf8)
        try ("order: fixed\n" + pack).write(toFile: folder / "bank.yaml", atomically: true, encoding: .utf8)
        let played = try Program.run("play", folder / "bank.yaml", typed: "\(option)\n\(truth)\n")
        #expect(played.output.contains("Not at all."), "\(played.output)")
        #expect(played.output.contains("It is."))
        #expect(played.output.contains("1 of 4"))
    }

    @Test func exportThenImportIsTheIdentity() throws {
        let folder = try Folder(["bank.gift": Self.bank])
        #expect(try Program.run("import", folder / "bank.gift", "-o", folder / "one.yaml", "--title", "T").code == 0)
        let exported = try Program.run("export", folder / "one.yaml")
        #expect(exported.code == 0, "\(exported.errors)")
        #expect(exported.errors.contains("7 in, 7 out, 0 refused"))
        try exported.output.write(toFile: folder / "again.gift", atomically: false, encoding: .utf8)
        #expect(try Program.run("import", folder / "again.gift", "-o", folder / "two.yaml", "--title", "T").code == 0)
        #expect(
            try String(contentsOfFile: folder / "one.yaml", encoding: .utf8)
                == String(contentsOfFile: folder / "two.yaml", encoding: .utf8)
        )
    }

    @Test func theReportIsJSONWhereItIsWanted() throws {
        let folder = try Folder(["bank.gift": Self.bank])
        let result = try Program.run("import", folder / "bank.gift", "-o", folder / "pack/", "--json")
        #expect(result.code == 0)
        #expect(result.errors == "")
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 6)
        #expect(lines[0] == #"{"line":8,"message":"it is an essay: nobody here can judge it","severity":"refused"}"#)
        #expect(
            lines.last
                == #"{"files":["\#(folder / "pack/pack.yaml")"],"format":"gift","in":8,"out":7,"refused":1,"warnings":4}"#
        )
    }

    @Test func nothingIsWrittenOver() throws {
        let folder = try Folder(["bank.gift": "a {=b}", "pack.yaml": "mine"])
        let refused = try Program.run("import", folder / "bank.gift", "-o", folder / "pack.yaml")
        #expect(refused.code == 2)
        #expect(refused.errors.contains("--force"))
        #expect(try String(contentsOfFile: folder / "pack.yaml", encoding: .utf8) == "mine")
        #expect(try Program.run("import", folder / "bank.gift", "-o", folder / "pack.yaml", "--force").code == 0)
        #expect(try String(contentsOfFile: folder / "pack.yaml", encoding: .utf8).hasPrefix("title: bank\n"))
    }

    @Test func wrongCommandsAndEmptyBanksEndWithTheirCodes() throws {
        let folder = try Folder(["essay.gift": "Write. {}", "diary.txt": "Dear diary", "words.csv": "a,b\n"])
        #expect(try Program.run("import", folder / "essay.gift", "-o", folder / "a.yaml").code == 1)
        #expect(!FileManager.default.fileExists(atPath: folder / "a.yaml"))
        for words in [
            [folder / "nothing.gift"], [folder / "diary.txt"], [folder / "essay.gift", "--format", "gfit"],
            [folder / "words.csv", "--columns", "question=1"],
            [folder / "essay.gift", "--columns", "question=1,answer=2"],
        ] {
            let child = try Program.start(["import"] + words + ["-o", folder / "a.yaml"])
            child.endInput()
            _ = try child.output.rest()
            #expect(try child.exitCode() == 2, "\(words)")
            #expect(!child.errors.isEmpty)
        }
        #expect(try Program.run("import", folder / "words.csv").code == 2)
        #expect(try Program.run("export", folder / "nothing.yaml").code == 2)
        #expect(try Program.run("export", folder / "essay.gift", "--format", "xml").code == 2)
        for command in ["import", "export"] {
            #expect(try Program.run(command, "--help").output.contains("sockrates \(command)"))
        }
    }

    @Test func theBuiltInPackIsExported() throws {
        let exported = try Program.run("export", "geography")
        #expect(exported.code == 0, "\(exported.errors)")
        #expect(exported.output.contains("What is the capital of "))
    }
}
