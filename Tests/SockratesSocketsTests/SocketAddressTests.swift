import SockratesSockets
import Testing

@Suite struct SocketAddressTests {
    @Test(arguments: ["127.0.0.1:80", "[::1]:1337", "unix:/tmp/quiz.sock", "[fe80::1]:0"])
    func whatIsPrintedCanBeRead(text: String) {
        #expect(SocketAddress(text)?.description == text)
    }

    @Test func aPathIsAUnixSocket() {
        #expect(SocketAddress("/run/quiz.sock") == .unix(path: "/run/quiz.sock"))
        #expect(SocketAddress("/run/quiz.sock")?.port == nil)
    }

    @Test func partsCanBeAsked() {
        let address = SocketAddress.ip(host: "::1", port: 80)
        #expect(address.host == "::1")
        #expect(address.port == 80)
        #expect(address.description == "[::1]:80")
    }

    @Test(arguments: ["", "127.0.0.1", ":80", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:-1", "::1:80", "a:1x", "a:٣"])
    func nonsenseIsNoAddress(text: String) {
        #expect(SocketAddress(text) == nil)
    }
}
