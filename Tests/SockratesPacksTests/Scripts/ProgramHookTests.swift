import Foundation
import SockratesPacks
import Testing

/// Hooks of a pack that are a program.
@Suite struct ProgramHookTests {
    private static let pack = """
        title: Sums by a program
        rounds: 3
        questions:
          - ask: What is {{a}} + {{b}}?
            generate: {program: hooks.py}
            judge: {program: hooks.py}
            example: "{{a + b}}"

        """
    private static let program = """
        #!/usr/bin/env python3
        import json, random, sys
        for line in sys.stdin:
            request = json.loads(line)
            values = request["values"]
            if request["hook"] == "generate":
                draw = random.Random(request["seed"])
                value = {"a": draw.randint(1, 1000), "b": draw.randint(1, 1000)}
            else:
                value = values["response"].strip() == str(values["a"] + values["b"])
            print(json.dumps({"value": value}), flush=True)

        """

    @Test func aProgramGeneratesAndJudges() throws {
        let files = try PackFiles(["pack.yaml": Self.pack, "hooks.py": Self.program])
        chmod(files.path + "/hooks.py", 0o755)
        let pack = try files.load(environment: ["SOCKRATES_ALLOW_PROGRAMS": "1"])
        #expect(PackCheck(pack, file: "pack.yaml").report(seed: 1).problems == [])
    }

    @Test func aStrangersProgramDoesNotRun() throws {
        let files = try PackFiles(["pack.yaml": Self.pack, "hooks.py": Self.program])
        chmod(files.path + "/hooks.py", 0o755)
        #expect(
            files.problems().first
                == "pack.yaml:6: error: this pack runs its program \"hooks.py\" as you; where you trust it, set SOCKRATES_ALLOW_PROGRAMS=1"
        )
    }

    @Test func aProgramThatIsNotThereIsTold() throws {
        let files = try PackFiles(["pack.yaml": Self.pack])
        #expect(
            files.problems(environment: ["SOCKRATES_ALLOW_PROGRAMS": "1"]).first
                == "pack.yaml:6: error: the program \"hooks.py\" can't be run: no such file or directory"
        )
    }
}
