import Foundation
import Testing

/// `sockrates nc` through SOCKS proxies of each kind, spoken by a proxy in Python.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("python3"), "python3 is not installed"))
struct NetcatSOCKSTests {
    /// Says in which dialect it was asked, by whom and for what, and then plays the host itself: it sends everything back.
    private static let proxy = """
        import socket, sys
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        peer, _ = listener.accept()
        file = peer.makefile("rb")
        def upToZero():
            text = b""
            while (byte := file.read(1)) != b"\\0": text += byte
            return text.decode()
        version = file.read(1)[0]
        if version == 4:
            file.read(1)
            port, address = int.from_bytes(file.read(2), "big"), file.read(4)
            user = upToZero()
            host = upToZero() if address[:3] == b"\\0\\0\\0" else socket.inet_ntoa(address)
            said, answer = f"4 {user} {host} {port}", b"\\0Z" + bytes(6)
        else:
            methods = file.read(file.read(1)[0])
            user = ""
            if 2 in methods:
                peer.sendall(b"\\5\\2")
                file.read(1)
                user = file.read(file.read(1)[0]).decode() + ":" + file.read(file.read(1)[0]).decode()
                good = user == "me:secret"
                peer.sendall(b"\\1" + (b"\\0" if good else b"\\1"))
                if not good: sys.exit()
            else:
                peer.sendall(b"\\5\\0")
            kind = file.read(4)[3]
            if kind == 3: host = file.read(file.read(1)[0]).decode()
            else: host = socket.inet_ntop(*((socket.AF_INET, file.read(4)) if kind == 1 else (socket.AF_INET6, file.read(16))))
            said, answer = f"5 {user} {host} {int.from_bytes(file.read(2), 'big')}", b"\\5\\0\\0\\1" + bytes(6)
        print(said, flush=True)
        peer.sendall(answer)
        for line in file: peer.sendall(line)
        """

    /// A way to ask, and what the proxy is asked in it.
    struct Way: Sendable, CustomTestStringConvertible {
        let words: [String]
        let asked: String
        var testDescription: String { asked }
    }

    private static let ways = [
        Way(words: ["--proxy-type", "socks4", "192.0.2.7", "99"], asked: "4  192.0.2.7 99"),
        Way(words: ["--proxy-type", "socks4", "--proxy-auth", "me", "no.example", "99"], asked: "4 me no.example 99"),
        Way(words: ["--proxy-type", "socks5", "192.0.2.7", "99"], asked: "5  192.0.2.7 99"),
        Way(words: ["--proxy-type", "socks5", "2001:db8::7", "99"], asked: "5  2001:db8::7 99"),
        Way(
            words: ["--proxy-type", "socks5", "--proxy-auth", "me:secret", "no.example", "99"],
            asked: "5 me:secret no.example 99"
        ),
    ]

    private func proxied(_ words: [String]) throws -> (proxy: ChildProcess, client: ChildProcess) {
        let proxy = try ChildProcess(["python3", "-c", Self.proxy])
        let port = try proxy.output.text(through: "\n").dropLast()
        return (proxy, try Program.start(["nc", "--proxy", "127.0.0.1:\(port)"] + words))
    }

    @Test(arguments: ways) func theProxyConnects(way: Way) throws {
        let (proxy, client) = try proxied(way.words)
        try client.type("hello\n")
        client.endInput()
        #expect(try client.output.rest() == "hello\n")
        #expect(try client.exitCode() == 0)
        #expect(try proxy.output.text(through: "\n") == way.asked + "\n")
    }

    @Test func aWrongPasswordIsNamed() throws {
        let (proxy, client) = try proxied(["--proxy-type", "socks5", "--proxy-auth", "me:wrong", "no.example", "99"])
        #expect(try client.exitCode() == 1)
        #expect(try proxy.exitCode() == 0)
        #expect(client.errors.contains("authentication failed"))
    }
}
