import Foundation
import Testing

/// `sockrates nc` and ncat do the same things, and end and complain alike.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("ncat"), "ncat is not installed"))
struct NetcatTests {
    /// What a person does with a netcat, as a shell script: `$NC` is the netcat, `$HOST` and `$PORT` a place that is free.
    struct Scenario: CustomTestStringConvertible, Sendable {
        let name: String
        let script: String

        init(_ name: String, _ script: String) {
            self.name = name
            self.script = script
        }

        var testDescription: String { name }
    }

    /// `listen` waits until the server listens, `ended` shows what it came to, `heard` waits for words in a file, and `asked` says a
    /// word to what a netcat is connected to and ends when it has got the answer.
    private static let prelude = """
        listen() {
            $NC -l --test "$@" <"${input:-/dev/null}" >server.out 2>server.err & server=$!
            heard LISTEN server.err
        }
        heard() { for i in $(seq 500); do grep -q "$1" "$2" 2>/dev/null && return; sleep 0.02; done; echo "no $1 in $2"; }
        stop() { kill $server; wait $server 2>/dev/null; }
        ended() { wait $server; echo "server: $?"; cat server.out; }
        said() { echo "$1"; sleep 0.3; }
        asked() {
            word=$1; answer=$2; shift 2; rm -f keys shown; mkfifo keys
            "$@" <keys >shown & client=$!
            exec 4>keys; echo "$word" >&4; heard "$answer" shown; exec 4>&-
            wait $client; code=$?; cat shown; echo $code
        }
        complaints() { grep -v -e 'NCAT TEST' -e Version -e https: "$1" | sed 's/ in [0-9.]* seconds/ in N seconds/'; }

        """

    /// A scenario that is being played with a netcat.
    private struct Run {
        private let folder: Folder
        private let shell: ChildProcess

        init(_ scenario: Scenario, _ netcat: String, _ host: String) throws {
            folder = try Folder()
            shell = try ChildProcess(
                ["sh", "-c", "cd \(folder.path)\n\(prelude)\(scenario.script)"],
                environment: ["NC": "timeout 20 \(netcat)", "HOST": host, "PORT": "31337"]
            )
            shell.endInput()
        }

        /// Waits for its end.
        ///
        /// - Returns: All that it printed.
        func outcome() throws -> String {
            let shown = try shell.output.rest()
            _ = try shell.exitCode()
            return shown + shell.errors
        }
    }

    /// A scenario waits far more than it computes: several are played at a time, and none on a thread that other tests need.
    private static let stage: OperationQueue = {
        let stage = OperationQueue()
        stage.maxConcurrentOperationCount = 4
        return stage
    }()

    /// Plays a scenario with both netcats at the same time.
    private static func outcomes(of scenario: Scenario, at place: String) async throws -> (ncat: String, ours: String) {
        try await withCheckedThrowingContinuation { continuation in
            stage.addOperation {
                continuation.resume(
                    with: Result {
                        let ncat = try Run(scenario, "ncat", "127.31.\(place)")
                        let ours = try Run(scenario, "\(Program.path) nc", "127.32.\(place)")
                        return (try ncat.outcome(), try ours.outcome().replacing("127.32.", with: "127.31."))
                    }
                )
            }
        }
    }

    @Test(arguments: scenarios) func bothDoTheSame(scenario: Scenario) async throws {
        let number = Self.scenarios.firstIndex { $0.name == scenario.name } ?? 0
        var shown = (ncat: "", ours: "")
        // What two programs do at the same time may come either way, for both netcats: thrice differently is no chance.
        for attempt in 0..<3 {
            // An address of its own: no other test, and no other run, listens there.
            shown = try await Self.outcomes(of: scenario, at: "\(getpid() % 250 + 1).\(number * 3 + attempt)")
            if shown.ours == shown.ncat { return }
        }
        #expect(shown.ours == shown.ncat)
    }

    @Test func whatAProgramSaysAfterTheClientsEndIsNotLost() throws {
        // ncat ends with the client's input.
        let server = try Program.start(["nc", "-l", "--test", "-c", "cat; echo done", "127.31.0.1", "31338"])
        try awaited("the server") { server.errors.contains("LISTEN") }
        #expect(try Client.piped([Program.path, "nc", "127.31.0.1", "31338"], "hi\n") == "hi\ndone\n")
        #expect(try server.exitCode() == 0)
    }

    @Test func tlsEndsWithItsGoodbye() throws {
        // ncat complains of an input/output error, and ends with 1.
        let server = try Program.start(["nc", "-l", "--ssl", "--test", "127.31.0.2", "31338"])
        try awaited("the server") { server.errors.contains("LISTEN") }
        let client = try Program.start(["nc", "--ssl", "127.31.0.2", "31338"])
        try client.type("a")
        client.endInput()
        server.endInput()
        #expect(try client.exitCode() == 0)
        #expect(try server.exitCode() == 0)
    }
}

extension NetcatTests {
    static let scenarios = transports + programs + endings + limits + notes + proxies + words

    private static let transports = [
        Scenario("TCP", "listen $HOST $PORT; echo abc | $NC $HOST $PORT; echo $?; ended"),
        Scenario(
            "both started at once",
            "$NC -l $HOST $PORT >got & echo abc | $NC $HOST $PORT; echo $?; wait; cat got"
        ),
        Scenario("the usual port", "listen $HOST; echo abc | $NC $HOST; echo $?; ended"),
        Scenario(
            "both ways",
            "echo welcome >in; input=in; listen $HOST $PORT; echo abc | $NC $HOST $PORT; echo $?; ended"
        ),
        Scenario(
            "TLS",
            "echo welcome >in; input=in; listen --ssl $HOST $PORT; said abc | $NC --ssl $HOST $PORT 2>/dev/null; ended"
        ),
        Scenario("UDP", "listen -u -i 300ms $HOST $PORT; echo abc | $NC -u --send-only $HOST $PORT; echo $?; ended"),
        Scenario("Unix", "echo hi >in; input=in; listen -U here; echo abc | $NC -U here; echo $?; ended"),
        Scenario(
            "IPv6",
            "port=$(($$ % 20000 + 40000)); listen -6 ::1 $port; echo a | $NC -6 ::1 $port; echo $?; ended"
        ),
        Scenario(
            "CR LF from the client",
            "listen $HOST $PORT; printf 'a\\nb\\r\\n' | $NC -C $HOST $PORT; ended | od -c"
        ),
        Scenario(
            "CR LF from the server",
            "printf 'a\\nb\\r\\n' >in; input=in; listen -C $HOST $PORT; $NC $HOST $PORT </dev/null | od -c; ended"
        ),
        Scenario(
            "telnet",
            """
            printf '\\377\\375\\001\\377\\373\\003hello\\n' >in; input=in; listen $HOST $PORT
            sleep 0.3 | $NC -t $HOST $PORT >/dev/null; ended | od -c
            """
        ),
        Scenario(
            "a source",
            """
            listen -c 'echo $NCAT_REMOTE_ADDR $NCAT_REMOTE_PORT' $HOST $PORT
            said | $NC -s ${HOST%.*}.254 -p 41414 $HOST $PORT; ended
            """
        ),
    ]

    private static let programs = [
        Scenario("exec", "listen -e /bin/cat $HOST $PORT; asked hi hi $NC $HOST $PORT; ended"),
        Scenario("exec with words", "listen -e '/bin/echo a b\\ c' $HOST $PORT; said | $NC $HOST $PORT; ended"),
        Scenario(
            "what a program is told",
            "listen -c 'echo $NCAT_REMOTE_ADDR $NCAT_LOCAL_ADDR $NCAT_LOCAL_PORT $NCAT_PROTO' $HOST $PORT; said | $NC $HOST; ended"
        ),
        Scenario(
            "a program of the client's",
            """
            mkfifo f; sleep 0.6 >f & input=f; listen $HOST $PORT
            $NC -c 'echo from here; sleep 0.3; exit 3' $HOST; echo $?; ended
            """
        ),
        Scenario(
            "Lua",
            """
            echo 'print(os.getenv("NCAT_PROTO"), io.read())' >it.lua
            listen --lua-exec it.lua $HOST $PORT; asked hi hi $NC $HOST $PORT; ended
            """
        ),
        Scenario(
            "one program for each",
            "listen -k -e /bin/cat $HOST $PORT; for i in 1 2 3; do asked $i $i $NC $HOST $PORT; done; stop"
        ),
        Scenario(
            "a program behind TLS",
            "listen --ssl -c 'read x; echo got $x' $HOST; asked hi got $NC --ssl $HOST; ended"
        ),
    ]

    private static let endings = [
        Scenario("nobody there", "$NC $HOST $PORT </dev/null; echo $?"),
        Scenario("nobody there, Unix", "$NC -U nowhere </dev/null; echo $?"),
        Scenario("an unknown name", "$NC no-such-host.invalid 1 </dev/null; echo $?"),
        Scenario("taken", "listen -k $HOST $PORT; $NC -l $HOST $PORT; echo $?; stop"),
        Scenario(
            "see who listens",
            "listen -k $HOST $PORT; $NC -z $HOST $PORT; echo $?; stop; $NC -z $HOST $PORT; echo $?"
        ),
        Scenario(
            "only send",
            "echo x >in; input=in; listen $HOST $PORT; echo a | $NC --send-only $HOST $PORT; echo $?; ended"
        ),
        Scenario(
            "only receive",
            "echo x >in; input=in; listen $HOST $PORT; echo a | $NC --recv-only $HOST $PORT; echo $?; ended"
        ),
        Scenario(
            // Whether the client still sees the reset for what the server did not read is chance.
            "the server only sends",
            "echo x >in; input=in; listen --send-only $HOST; echo a | $NC $HOST 2>/dev/null; ended"
        ),
        Scenario(
            "the server only receives",
            "echo x >in; input=in; listen --recv-only $HOST; echo a | $NC $HOST; ended"
        ),
        Scenario("an idle client", "listen -k $HOST; sleep 9 | $NC -i 200ms $HOST & wait $!; echo $?; stop"),
        Scenario(
            "an idle server",
            "listen -i 200ms $HOST; mkfifo f; $NC $HOST <f & exec 3>f; ended; complaints server.err"
        ),
        Scenario("a certificate of nobody", "listen -k --ssl $HOST; $NC --ssl-verify $HOST 2>/dev/null; echo $?; stop"),
        Scenario(
            "no TLS where it is asked for",
            "listen -e /bin/cat $HOST; $NC --ssl $HOST </dev/null 2>/dev/null; echo $?"
        ),
    ]

    private static let limits = [
        Scenario("denied", "listen -k --deny 127.0.0.0/8 -c 'echo in' $HOST; $NC $HOST </dev/null; echo $?; stop"),
        Scenario(
            "allowed",
            "listen --allow 127.31.0.0/16,127.32.0.0-127.32.255.255,127.0.0.1 -c 'echo in' $HOST; $NC $HOST; ended"
        ),
        Scenario("not allowed", "listen -k --allow 10.0.0.0/8 -c 'echo in' $HOST; $NC $HOST </dev/null; echo $?; stop"),
        Scenario(
            "allowed by a file",
            "printf '# us\\n127.0.0.0/8\\n' >hosts; listen --allowfile hosts -c 'echo in' $HOST; $NC $HOST </dev/null; ended"
        ),
        Scenario(
            "a broker",
            """
            listen --broker $HOST; mkfifo f
            $NC $HOST <f >one.out & exec 3>f
            $NC $HOST >two.out </dev/null & sleep 0.5; echo hello >&3; heard hello two.out; cat one.out two.out; stop
            """
        ),
        Scenario(
            // Here too, whether the second client still sees the reset is chance.
            "no more than one",
            """
            listen -k -m 1 -c 'cat' $HOST; mkfifo f; $NC $HOST <f >one.out & exec 3>f; echo first >&3; heard first one.out
            echo second | $NC $HOST 2>/dev/null; exec 3>&-; wait $!; cat one.out; stop
            """
        ),
    ]

    private static let notes = [
        Scenario(
            "written down",
            "listen -o all $HOST $PORT; printf 'a\\nb' | $NC -o mine $HOST $PORT; ended; cat all mine"
        ),
        Scenario(
            "in hexadecimal",
            "listen $HOST; printf 'a\\n\\377 twenty bytes and more' | $NC -x mine $HOST; ended; cat mine"
        ),
        Scenario(
            "appended",
            "echo old >mine; listen $HOST; echo a | $NC --append-output -o mine $HOST; ended; cat mine"
        ),
        Scenario("overwritten", "echo old >mine; listen $HOST; echo a | $NC -o mine $HOST; ended; cat mine"),
        Scenario("said aloud", "listen $HOST; echo a | $NC -v $HOST 2>mine; ended; complaints mine"),
        Scenario(
            "said aloud by the server",
            "listen -v $HOST; echo a | $NC -s ${HOST%.*}.254 -p 41415 $HOST; ended; complaints server.err"
        ),
    ]

    /// A proxy has a port of its own: ncat's takes that of every address.
    private static let proxies = [
        Scenario(
            "a proxy",
            """
            port=$(($$ % 10000 + 20000))
            $NC -l -k --proxy-type http $HOST $port 2>proxy.err & proxy=$!
            for i in $(seq 100); do $NC -z $HOST $port 2>/dev/null && break; sleep 0.05; done
            listen -c 'read x; echo got $x' $HOST 4000; asked hi got $NC --proxy $HOST:$port $HOST 4000; ended
            $NC --proxy $HOST:$port $HOST 4001 </dev/null; echo $?; kill $proxy
            """
        ),
        Scenario(
            "a proxy that asks who it is",
            """
            port=$(($$ % 10000 + 20000))
            $NC -l -k --proxy-type http --proxy-auth me:secret $HOST $port 2>proxy.err & proxy=$!
            for i in $(seq 100); do $NC -z $HOST $port 2>/dev/null && break; sleep 0.05; done
            listen -c 'read x; echo got $x' $HOST 4000
            $NC --proxy $HOST:$port --proxy-auth me:wrong $HOST 4000 </dev/null 2>/dev/null; echo $?
            asked hi got $NC --proxy $HOST:$port --proxy-auth me:secret $HOST 4000; ended; kill $proxy
            """
        ),
    ]

    /// Command lines that are wrong.
    private static let words = [
        "-l -z", "-l -s 127.0.0.1", "-U", "-z -e /bin/cat h 1", "-e /bin/cat -c ls h 1", "-u -k -l", "-u --broker -l",
        "--broker -e /bin/cat", "h 0", "h 65536", "h a", "h 1 2", "", "-m 3 h", "--allow 1.2.3.4 h", "-k h",
        "--proxy-type what --proxy a:1 h 1", "--proxy-type http h 1", "--proxy-type socks4 -l", "-i 0 h", "-w x h",
        "--baffle h 1",
    ].map { line in
        // Words of a message that is ours alone are not compared; its code is.
        Scenario("wrong: \(line)", "timeout 5 $NC \(line) </dev/null >/dev/null 2>mine; echo $?")
    }
}
