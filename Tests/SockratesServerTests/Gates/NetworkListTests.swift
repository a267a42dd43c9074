import Foundation
import SockratesServer
import SockratesSockets
import Testing

/// Lists of addresses, in words and in files.
struct NetworkListTests {
    private let bench = GateBench()

    private func withFile<Result>(_ text: String, _ body: (URL) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "networks-\(UUID()).txt")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file)
    }

    @Test func networksHoldTheirAddressesAndNoOthers() throws {
        let network = try #require(IPNetwork("192.0.2.128/25"))
        #expect(network.contains(try #require(IPAddress("192.0.2.129"))))
        #expect(!network.contains(try #require(IPAddress("192.0.2.127"))))
        #expect(!network.contains(try #require(IPAddress("2001:db8::1"))))
        #expect(IPNetwork("192.0.2.200/25")?.description == "192.0.2.128/25")
        #expect(IPNetwork("0.0.0.0/0")?.contains(try #require(IPAddress("203.0.113.9"))) == true)
        #expect(IPNetwork("0.0.0.0/0")?.contains(try #require(IPAddress("::1"))) == false)
        #expect(IPNetwork("2001:db8::/32")?.contains(try #require(IPAddress("2001:db8:ffff::1"))) == true)
        #expect(IPNetwork("2001:db8::1")?.description == "2001:db8::1")
        #expect(IPNetwork("::ffff:192.0.2.1")?.description == "192.0.2.1")
    }

    @Test(arguments: [
        "", "192.0.2", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/", "192.0.2.0/+8", "localhost", "1.2.3.4/8/9",
    ])
    func whatIsNoNetworkIsRefused(text: String) {
        #expect(IPNetwork(text) == nil)
        #expect(throws: NetworkList.Mistake.self) { try NetworkList([text]) }
    }

    @Test func whoIsDeniedAndWhoIsAllowed() throws {
        let gates = try bench.gates([
            DenyList(try NetworkList(["192.0.2.13"])), AllowList(try NetworkList(["192.0.2.0/24", "::1"])),
        ])
        #expect(gates.refusal("192.0.2.1") == nil)
        #expect(gates.refusal("::1") == nil)
        #expect(gates.refusal("192.0.2.13") == "192.0.2.13 is not admitted here.")
        #expect(gates.refusal("198.51.100.1") == "198.51.100.1 is not admitted here.")
        #expect(bench.events == ["in", "in", "deny-list", "allow-list"])
    }

    @Test func aFileIsReadAgain() throws {
        try withFile("# two of them\n192.0.2.1  2001:db8::/32 # and a comment\n") { file in
            let gates = try bench.gates([DenyList(try NetworkList([], files: [file.path]))])
            #expect(gates.refusal("192.0.2.1") != nil)
            #expect(gates.refusal("2001:db8::7") != nil)
            #expect(gates.refusal("192.0.2.2") == nil)
            try Data("192.0.2.2\n".utf8).write(to: file)
            #expect(gates.reload() == [])
            #expect(gates.refusal("192.0.2.1") == nil)
            #expect(gates.refusal("192.0.2.2") != nil)
        }
    }

    @Test func aFileThatCanNotBeReadLeavesTheListAsItWas() throws {
        try withFile("192.0.2.1\n") { file in
            let gates = try bench.gates([DenyList(try NetworkList([], files: [file.path]))])
            try Data("192.0.2.2\n192.0.2.x\n".utf8).write(to: file)
            let problems = gates.reload()
            #expect(problems.count == 1)
            #expect(problems.first?.hasPrefix("\(file.path):2: \"192.0.2.x\" is no network: ") == true)
            #expect(gates.refusal("192.0.2.1") != nil)
            #expect(gates.refusal("192.0.2.2") == nil)
            try FileManager.default.removeItem(at: file)
            #expect(gates.reload().first?.contains("can't be read") == true)
            #expect(gates.refusal("192.0.2.1") != nil)
        }
    }
}
