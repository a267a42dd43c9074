import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// A pack's program that speaks JSON lines.
@Suite struct HookProgramTests {
    private let place = ScriptPlace(file: "pack.yaml", line: 3)

    /// The program of a folder that has one.
    private func program(in files: borrowing PackFiles, deadline: Duration = .seconds(20)) throws -> HookProgram {
        chmod(files.path + "/hooks", 0o755)
        return try HookProgram("hooks", inFolder: files.path, at: place, deadline: deadline)
    }

    private static let python = """
        #!/usr/bin/env python3
        import json, os, random, sys
        count = 0
        for line in sys.stdin:
            request = json.loads(line)
            count += 1
            values = request["values"]
            if request["hook"] == "generate":
                draw = random.Random(request["seed"])
                value = {"a": draw.randint(1, 1000), "b": draw.randint(1, 1000)}
            elif request["hook"] == "oracle":
                value = values["a"] + values["b"]
            elif request["hook"] == "judge":
                value = values["response"].strip() == str(values["answer"])
            elif request["hook"] == "where":
                value = [os.getcwd(), sorted(name for name in os.environ if name != "LC_CTYPE"), sorted(os.listdir("/proc/self/fd"))[:4], count]
            elif request["hook"] == "error":
                print(json.dumps({"error": "no such thing"}), flush=True)
                continue
            elif request["hook"] == "end":
                sys.exit(0)
            elif request["hook"] == "echo":
                value = values
            print(json.dumps({"value": value}), flush=True)

        """

    @Test func itGeneratesAnswersAndJudges() throws {
        let files = try PackFiles(["hooks": Self.python])
        let program = try program(in: files)
        let drawn = try program.value(of: "generate", [:], seed: 77)
        #expect(try program.value(of: "generate", [:], seed: 77) == drawn)
        #expect(try program.value(of: "generate", [:], seed: 78 << 11) != drawn)
        #expect(try program.value(of: "oracle", ["a": .integer(6), "b": .integer(7)], seed: 1) == .integer(13))
        let judged = try program.value(of: "judge", ["response": .text(" 13 "), "answer": .integer(13)], seed: 1)
        #expect(judged == .boolean(true))
        let values: [String: Value] = [
            "text": .text("a\n\"é\""), "bytes": .bytes([0, 255]), "list": .list([.null, .number(0.5)]),
        ]
        #expect(try program.value(of: "echo", values, seed: 1) == .map(values))
    }

    @Test func itRunsInItsFolderWithNothingOfOurs() throws {
        let files = try PackFiles(["hooks": Self.python])
        let program = try program(in: files)
        let found = try program.value(of: "where", [:], seed: 1)
        let folder = URL(fileURLWithPath: files.path).resolvingSymlinksInPath().path
        #expect(found[item: 1] == .text(folder))
        #expect(found[item: 2]?.text == "LANG, PATH")
        // 3 is the folder that is being listed.
        #expect(found[item: 3]?.text == "0, 1, 2, 3")
        #expect(found[item: 4] == .integer(1))
        #expect(try program.value(of: "where", [:], seed: 1)[item: 4] == .integer(2), "the same process answers again")
    }

    @Test func itIsStartedAgainWhereItHasEnded() throws {
        let files = try PackFiles(["hooks": Self.python])
        let program = try program(in: files)
        #expect(try program.value(of: "where", [:], seed: 1)[item: 4] == .integer(1))
        let failure = #expect(throws: ScriptFailure.self) { try program.value(of: "end", [:], seed: 1) }
        #expect(failure?.description == "pack.yaml:3: the program ended without an answer to \"end\"")
        #expect(failure?.kind == .program)
        #expect(try program.value(of: "where", [:], seed: 1)[item: 4] == .integer(1))
    }

    @Test func itsErrorIsForItsAuthor() throws {
        let files = try PackFiles(["hooks": Self.python])
        let program = try program(in: files)
        let failure = #expect(throws: ScriptFailure.self) { try program.value(of: "error", [:], seed: 1) }
        #expect(failure?.description == "pack.yaml:3: no such thing")
        #expect(try program.value(of: "where", [:], seed: 1)[item: 4] == .integer(2))
    }

    @Test(
        arguments: [
            ("read line; echo nonsense", "the program's answer is no JSON object: nonsense"),
            ("read line; echo 42", "the program's answer is no JSON object: 42"),
            ("read line; echo '{\"x\":1}'", "the program's answer has neither \"value\" nor \"error\""),
            ("exit 3", "the program ended without an answer to \"judge\""),
            ("exec sleep 1000", "the program did not answer \"judge\" within 0.2 seconds"),
            ("cat /dev/zero", "the program's answer to \"judge\" is longer than 1048576 bytes"),
        ]
    )
    func whatIsNoAnswerIsAFailure(commands: String, message: String) throws {
        let isLate = message.contains("within")
        let files = try PackFiles(["hooks": "#!/bin/sh\n\(commands)\n"])
        let program = try program(in: files, deadline: isLate ? .milliseconds(200) : .seconds(20))
        let failure = #expect(throws: ScriptFailure.self) { try program.value(of: "judge", [:], seed: 1) }
        #expect(failure?.message == message)
    }

    @Test func whatItStartedEndsWithIt() throws {
        let files = try PackFiles([
            "hooks": "#!/bin/sh\nsleep 60 > alive &\nread line\necho '{\"value\":1}'\nread line\n"
        ])
        #expect(mkfifo(files.path + "/alive", 0o600) == 0)
        let alive = open(files.path + "/alive", O_RDONLY | O_NONBLOCK)
        defer { close(alive) }
        do {
            let program = try program(in: files)
            #expect(try program.value(of: "generate", [:], seed: 1) == .integer(1))
        }
        // The pipe ends when nobody can write to it any more.
        _ = fcntl(alive, F_SETFL, 0)
        var byte: UInt8 = 0
        let start = ContinuousClock.now
        #expect(read(alive, &byte, 1) == 0)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test(arguments: ["../hooks", "/bin/sh", "nothing", "data", "link", ""])
    func onlyProgramsOfTheFolderAreRun(name: String) throws {
        let files = try PackFiles(["data": "x"])
        try FileManager.default.createSymbolicLink(atPath: files.path + "/link", withDestinationPath: "/bin/sh")
        let failure = #expect(throws: ScriptFailure.self) { try HookProgram(name, inFolder: files.path, at: place) }
        #expect(failure?.message.hasPrefix("the program \"\(name)\" can't be run: ") == true)
    }

    @Test func manyThreadsAskAtOnce() async throws {
        let files = try PackFiles(["hooks": Self.python])
        let program = try program(in: files)
        let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in Int64(1)...50 {
                group.addTask {
                    let value = try program.value(of: "oracle", ["a": .integer(number), "b": .integer(0)], seed: 1)
                    if case .integer(let value) = value { return value }
                    return 0
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 50 * 51 / 2)
    }
}
