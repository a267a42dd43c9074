import Foundation
import Testing

/// `sockrates check --schema`, asked by a validator that nobody here wrote.
@Suite(
    .timeLimit(.minutes(5)),
    .enabled(if: Client.hasSchemaValidator, "no Python has jsonschema; scripts/setup clients installs it")
)
struct SchemaTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let validator = """
        import json, sys, jsonschema
        from ruamel.yaml import YAML
        reader = YAML(typ="safe", pure=True)
        # The core schema of YAML 1.2 has no dates.
        reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        for path in sys.argv[2:]:
            pack = reader.load(open(path))
            errors = jsonschema.Draft7Validator(schema).iter_errors(pack)
            error = jsonschema.exceptions.best_match(errors)
            place = "" if error is None else ".".join(str(part) for part in error.absolute_path)
            print(f"{path}: " + ("well" if error is None else f"{place}: {error.message[:300]}"))
        """

    /// What the validator says of each file, in one line each.
    private func validated(_ files: [String]) throws -> [String] {
        let schema = try Program.run("check", "--schema")
        try #require(schema.code == 0)
        let folder = try Folder(["schema.json": schema.output])
        let process = try ChildProcess(Client.schemaPython + ["-c", Self.validator, folder / "schema.json"] + files)
        let lines = try process.output.rest().split(separator: "\n").map(String.init)
        #expect(try process.exitCode() == 0, "\(process.errors)")
        return lines
    }

    @Test func everyPackOfTheProjectIsValid() throws {
        var files: [String] = []
        for folder in ["Examples", "Packs", "Templates", "Benchmarks"] {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: folder).path)
            files += paths.filter { $0.hasSuffix(".yaml") && !$0.contains(".build") }
                .map { Self.root.appending(path: "\(folder)/\($0)").path }
        }
        #expect(files.count > 15)
        for line in try validated(files) { #expect(line.hasSuffix(": well")) }
    }

    @Test(arguments: ["README.md", "docs/packs.md", "docs/scripting.md"])
    func everyPackOfTheGuideIsValid(file: String) throws {
        let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
        var packs: [String: String] = [:]
        for (number, part) in text.components(separatedBy: "```yaml\n").dropFirst().enumerated() {
            packs["\(number).yaml"] = part.components(separatedBy: "\n```")[0] + "\n"
        }
        try #require(!packs.isEmpty)
        let folder = try Folder(packs)
        for line in try validated(packs.keys.sorted().map { folder / $0 }) { #expect(line.hasSuffix(": well")) }
    }

    private static let mistakes = [
        "questions: [{ask: a, answer: b}]",
        "title: T",
        "title: [T]\nquestions: [{ask: a, answer: b}]",
        "title: T\nquestons: [{ask: a, answer: b}]",
        "title: T\nquestions: [{ask: a, anser: b}]",
        "title: T\nquestions: [{answer: b}]",
        "title: T\nquestions: [{ask: a}]",
        "title: T\nquestions: {ask: a, answer: b}",
        "title: T\nquestions: []",
        "title: T\norder: sideways\nquestions: [{ask: a, answer: b}]",
        "title: T\ntime: soon\nquestions: [{ask: a, answer: b}]",
        "title: T\nlives: 0\nquestions: [{ask: a, answer: b}]",
        "title: T\nthreshold: most\nquestions: [{ask: a, answer: b}]",
        "title: T\ntime: {starts: question}\nquestions: [{ask: a, answer: b}]",
        "title: T\ntime: {limit: 3s, starts: never}\nquestions: [{ask: a, answer: b}]",
        "title: T\ntime_per_question: {first: 3s, factor: 2}\nquestions: [{ask: a, answer: b}]",
        "title: T\nstreak: {of: 3}\nquestions: [{ask: a, answer: b}]",
        "title: T\nrewards: [{right: 3}]\nquestions: [{ask: a, answer: b}]",
        "title: T\nidentity: {token: t.csv}\nquestions: [{ask: a, answer: b}]",
        "title: T\nflag: {secret: s}\nquestions: [{ask: a, answer: b}]",
        "title: T\nwire: xml\nquestions: [{ask: a, answer: b}]",
        "title: T\nsay: {acept: Yes}\nquestions: [{ask: a, answer: b}]",
        "title: T\nsolution: [{type: a}]\nquestions: [{ask: a, answer: b}]",
        "title: T\nscript: {name: a.lua}\nquestions: [{ask: a, answer: b}]",
        "title: T\nstages: [{title: S}]",
        "title: T\nstages: [{titel: S, questions: [{ask: a, answer: b}]}]",
        "title: T\nquestions: [{ask: a, answer: b, attempts: 0}]",
        "title: T\nquestions: [{ask: a, answer: b, wrong: cry}]",
        "title: T\nquestions: [{ask: a, answer: b, edits: 17}]",
        "title: T\nquestions: [{ask: a, answer: b, ignore: [cases]}]",
        "title: T\nquestions: [{ask: a, answer: b, response: {line: 3}}]",
        "title: T\nquestions: [{ask: a, answer: b, credit: {c: half}}]",
        "title: T\nquestions: [{ask: a, answer: b, check: {acept: [b]}}]",
        "title: T\nquestions: [{ask: a, answer: b, on: {accepted: end}}]",
        "title: T\nquestions: [{ask: a, answer: b, on: {accept: {go: end}}}]",
        "title: T\nquestions: [{ask: a, answer: b, say: {solved: x}}]",
        "title: T\nquestions: [{ask: a, number: 3, tolerance: {factors: 2}}]",
        "title: T\nquestions: [{ask: a, number: 3, notation: roman}]",
        "title: T\nquestions: [{ask: a, range: [1, 2, 3]}]",
        "title: T\nquestions: [{ask: a, all: [b], extras: forgive}]",
        "title: T\nquestions: [{ask: a, fields: [{nam: x, answer: b}]}]",
        "title: T\nquestions: [{ask: a, true_false: maybe}]",
        "title: T\nquestions: [{ask: a, judge: {programm: x}}]",
        "title: T\nquestions: [{ask: a, answer: b, values: {n: {integer: [1, 2, 3]}}}]",
        "title: T\nquestions: [{ask: a, answer: b, values: {n: {integer: [1, 2], cont: 3}}}]",
        "title: T\nquestions: [{ask: a, answer: b, from: {fil: t.csv}}]",
        "title: T\nquestions: [{countdown: 61}, {ask: a, answer: b}]",
        "title: T\nquestions: [{gate: a, paus: 1s}, {ask: a, answer: b}]",
        "title: T\nstart: {say: Hello, pauses: 1s}\nquestions: [{ask: a, answer: b}]",
    ]

    @Test func plantedMistakesAreCaughtByTheSchemaAndByTheReader() throws {
        let names = Self.mistakes.indices.map { "m\($0).yaml" }
        let folder = try Folder(Dictionary(uniqueKeysWithValues: zip(names, Self.mistakes)))
        let lines = try validated(names.map { folder / $0 })
        #expect(lines.count == names.count)
        for (line, mistake) in zip(lines, Self.mistakes) { #expect(!line.hasSuffix(": well"), "\(mistake)") }
        let check = try Program.start(["check", "--json"] + names.map { folder / $0 })
        for (line, mistake) in zip(try check.output.rest().split(separator: "\n"), Self.mistakes) {
            #expect(line.contains("\"severity\":\"error\""), "\(mistake)")
        }
    }
}
