import Foundation
import Testing

/// The commands of `docs/board.md`, run.
@Suite(.timeLimit(.minutes(5))) struct BoardGuideTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let example = root.appending(path: "Examples/capitals").path

    private static func guide() throws -> String {
        try String(contentsOf: root.appending(path: "docs/board.md"), encoding: .utf8)
    }

    /// The command lines of the blocks of a kind.
    private static func commands() throws -> [String] {
        try guide().components(separatedBy: "```sh\n").dropFirst().flatMap { block in
            (block.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n")
        }
    }

    @Test func theServersBeginAsTheGuideSays() throws {
        let serving = try Self.commands().filter { $0.hasPrefix("sockrates serve ") }
        #expect(serving.count == 2)
        for command in serving {
            let words = command.replacing("127.0.0.1:8080", with: "127.0.0.1:0")
                .replacing("Examples/capitals", with: Self.example).split(separator: " ").dropFirst(2).map(String.init)
            let server = try Server(options: words)
            #expect(server.invitations[0].hasPrefix("capitals: Capitals: nc 127.0.0.1 "))
            #expect(try server.process.output.text(through: "\n").hasPrefix("board: http://127.0.0.1:"))
        }
    }

    @Test func thePathsOfTheAPIAreThere() throws {
        let server = try Server(options: [Self.example, "--board", "127.0.0.1:0", "--board-key", "organisers"])
        let line = try server.process.output.text(through: "\n")
        let url = String(line.dropFirst("board: ".count).dropLast(2))
        let paths = try Self.guide().matches(of: #/`(/[a-z0-9/.]+)`[ ,|]/#).map { String($0.1) }
        #expect(paths.count >= 10)
        for path in paths where path != "/" && !path.hasPrefix("/api/v1/live") {
            let asked = try Self.curl(url + path)
            #expect(asked.hasPrefix(path.hasPrefix("/organisers") ? "HTTP/1.1 401" : "HTTP/1.1 200"), "\(path)")
        }
        for command in try Self.commands() where command.hasPrefix("curl ") {
            let path = command.components(separatedBy: ":8080").last ?? ""
            #expect(try Self.curl(url + path).hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func theFilesForPlatformsAreWritten() throws {
        let exports = try Self.commands().filter { $0.hasPrefix("sockrates export ") }
        #expect(exports.count == 3)
        for command in exports {
            let words = command.replacing("Examples/capitals", with: Self.example).split(separator: " ").dropFirst()
            let process = try Program.start(words.map(String.init))
            process.endInput()
            let text = try process.output.rest()
            #expect(try process.exitCode() == 0)
            #expect(text.contains("capitals") || text.contains("Capitals"))
        }
    }

    @Test func theFlagsOfTeamsAreListed() throws {
        let command = try #require(
            try Self.guide().components(separatedBy: "\n").first { $0.contains("sockrates export capitals.yaml") }
        )
        let folder = try Folder([
            "capitals.yaml": Game.pack("identity: {tokens: teams.csv}").replacing(
                Game.flag,
                with: "{text: \"flag{ {{hmac}} }\", secret: pepper}"
            ),
            "teams.csv": "token,team\nt1,Owls\nt2,=Bears\n",
        ])
        let words = command.split(separator: " ").dropFirst().map {
            $0.contains(".") ? folder / String($0) : String($0)
        }
        let list = try Program.start(words)
        list.endInput()
        let text = try list.output.rest()
        #expect(text.hasPrefix("challenge,team,flag\r\ncapitals,'=Bears,flag{"))
        let owls = try #require(text.split(separator: "\r\n").last?.split(separator: ",").last)
        let server = try Server(options: [folder / "capitals.yaml"])
        #expect(try Player(server.port).typed(["t1"] + Game.answers).contains(owls))
    }

    @Test(.enabled(if: Client.isInstalled("python3"))) func solvesArePostedAsTheGuideSays() throws {
        let command = try #require(
            try Self.guide().components(separatedBy: "\n").first {
                $0.contains("--forward-ctfd https://ctf.example.org")
            }
        )
        let folder = try Folder(["capitals.yaml": Game.pack("identity: name"), "ctfd.py": Self.standIn])
        let ctfd = try ChildProcess(["python3", folder / "ctfd.py"])
        let url = String(try ctfd.output.text(through: "\n").dropLast())
        let words = command.split(separator: " ").dropFirst(2).map { word in
            String(word).replacing("Examples/capitals", with: folder / "capitals.yaml")
                .replacing("contest.sqlite", with: folder / "contest.sqlite").replacing(
                    "https://ctf.example.org",
                    with: url
                )
        }
        let server = try Server(options: words, environment: ["SOCKRATES_CTFD_TOKEN": "ctfd_secret"])
        #expect(try Player(server.port).typed(["Ada"] + Game.answers).contains(Game.flag))
        let posted = try ctfd.output.text(through: "\n")
        let submission = try JSONSerialization.jsonObject(with: Data(posted.utf8)) as? [String: Any]
        #expect(submission?["challenge_id"] as? Int == 1 && submission?["user_id"] as? Int == 11)
        #expect(submission?["type"] as? String == "correct")
        ctfd.signalled(SIGTERM)
        _ = try ctfd.exitCode()
    }

    /// Answers as CTFd does in user mode, as far as forwarding asks, and prints what is posted.
    private static let standIn = """
        import http.server, json
        LISTS = {"challenges": [{"id": 1, "name": "Capitals"}], "users": [{"id": 11, "name": "Ada"}], "submissions": []}
        class CTFd(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def answer(self, data, status=200):
                body = json.dumps({"success": True, "data": data}).encode()
                self.send_response(status if self.headers["Authorization"] == "Token ctfd_secret" else 403)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def do_GET(self):
                name = self.path.split("?")[0].removeprefix("/api/v1/")
                self.answer({"value": "users"} if name == "configs/user_mode" else LISTS[name])
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.answer(body)
                print(json.dumps(body), flush=True)
            def log_message(self, *words):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), CTFd)
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
        """

    /// Asks with the socket of a netcat, as curl would.
    private static func curl(_ url: String) throws -> String {
        let parts = url.dropFirst("http://".count).split(separator: "/", maxSplits: 1)
        let place = parts[0].split(separator: ":").map(String.init)
        let request = "GET /\(parts.count > 1 ? parts[1] : "") HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
        let process = try Program.start(["nc"] + place)
        try process.type(request)
        return try process.output.rest()
    }
}
