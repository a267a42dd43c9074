import Foundation
import Testing

/// The port on which a server tells how it is.
struct HealthPort {
    let number: Int

    init(_ number: Int) { self.number = number }

    /// Reads where it is from what the server prints behind its invitations.
    init(of server: Server) throws {
        let line = try server.process.output.text(through: "\n")
        #expect(line.hasPrefix("health: 127.0.0.1:"))
        number = try #require(Int(line.split(separator: ":").last?.dropLast() ?? ""))
    }

    /// Status line and body of an answer.
    func ask(_ path: String) throws -> (status: String, body: String) {
        let client = try Player(number)
        try client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let parts = try client.rest().components(separatedBy: "\r\n\r\n")
        return (parts[0].components(separatedBy: "\r\n")[0], parts.dropFirst().joined())
    }
}
