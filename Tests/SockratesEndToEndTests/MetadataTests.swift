import Foundation
import Testing

/// What `sockrates export` tells contest platforms, read back by a parser of YAML that is not ours.
@Suite(.timeLimit(.minutes(5))) struct MetadataTests {
    private static let hostile = """
        title: 'Say "yes": {% if x %} #1 & *2'
        flag: 'flag{"quoted: #1"}'
        questions:
          - ask: Really?
            answer: "yes"
        """

    private static func exported(_ format: String, _ more: String...) throws -> [String: Any] {
        let folder = try Folder()
        let pack = folder / "My_Pack.yaml"
        try hostile.write(toFile: pack, atomically: false, encoding: .utf8)
        let process = try Program.start(["export", pack, "--format", format] + more)
        process.endInput()
        let text = try process.output.rest()
        #expect(try process.exitCode() == 0, "\(process.errors)")
        let script = "import json,sys,yaml; print(json.dumps(yaml.safe_load(sys.stdin)))"
        let reader = try ChildProcess(Client.pythonWithYAML + ["-c", script])
        try reader.type(text)
        reader.endInput()
        let json = try JSONSerialization.jsonObject(with: Data(try reader.output.rest().utf8))
        return json as? [String: Any] ?? [:]
    }

    @Test(.enabled(if: Client.hasYAML)) func ctfcliGetsItsChallengeFile() throws {
        let file = try Self.exported("ctfcli", "--host", "quiz.example.org", "--port", "4000", "--value", "250")
        // What its example file calls required.
        for key in ["name", "author", "category", "description", "value", "type"] {
            #expect(file[key] != nil, "\(key)")
        }
        #expect(file["name"] as? String == "Say \"yes\": {% if x %} #1 & *2")
        #expect(file["value"] as? Int == 250)
        #expect(file["type"] as? String == "standard")
        #expect(file["connection_info"] as? String == "nc quiz.example.org 4000")
        let flags = file["flags"] as? [[String: String]]
        #expect(flags == [["type": "static", "content": "flag{\"quoted: #1\"}", "data": ""]])
        #expect(file["state"] as? String == "visible")
    }

    @Test(.enabled(if: Client.hasYAML)) func rcdsGetsItsChallengeFile() throws {
        let file = try Self.exported("rcds", "--port", "4000")
        #expect(file["name"] is String && file["author"] is String)
        #expect((file["description"] as? String)?.hasPrefix("{% raw %}") == true)
        #expect(file["flag"] as? String == "flag{\"quoted: #1\"}")
        let containers = file["containers"] as? [String: [String: Any]]
        #expect(containers?["main"]?["ports"] as? [Int] == [4000])
        #expect(containers?["main"]?["build"] as? String == ".")
        let expose = file["expose"] as? [String: [[String: Int]]]
        #expect(expose == ["main": [["target": 4000, "tcp": 4000]]])
    }

    @Test(.enabled(if: Client.hasYAML)) func kCTFGetsItsChallengeFile() throws {
        let file = try Self.exported("kctf", "--port", "4000")
        #expect(file["apiVersion"] as? String == "kctf.dev/v1")
        #expect(file["kind"] as? String == "Challenge")
        #expect((file["metadata"] as? [String: String])?["name"] == "my-pack")
        let spec = try #require(file["spec"] as? [String: Any])
        #expect(spec["deployed"] as? Bool == true)
        let network = spec["network"] as? [String: Any]
        #expect(network?["public"] as? Bool == true)
        let ports = network?["ports"] as? [[String: Any]]
        #expect(ports?.first?["protocol"] as? String == "TCP")
        #expect(ports?.first?["targetPort"] as? Int == 4000)
    }

    @Test func wrongWordsAreRefused() throws {
        for words in [["--format", "xml"], ["--format", "rcds", "--port", "0"], ["--format", "kctf", "--json"]] {
            let process = try Program.start(["export", "geography"] + words)
            process.endInput()
            #expect(try process.exitCode() == 2)
        }
    }
}
