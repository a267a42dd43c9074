import Foundation
import SockratesSockets

/// Solves the encoding challenge: a hundred lines of JSON, each with three words in one of five codecs.
///
///     sockrates serve Examples/challenges/encoding --port 1337
///     swift run EncodingSolver 127.0.0.1 1337
@main struct EncodingSolver {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 3, let port = Int(words[2]) else {
            print("usage: EncodingSolver HOST PORT")
            exit(2)
        }
        let connection = try await Connection.connect(toHost: words[1], port: port)
        connection.timeout = .seconds(10)
        while let line = try await connection.receiveLine() {
            guard let level = try? JSONDecoder().decode(Level.self, from: Data(line)) else {
                // The end: the score, and the flag.
                print(String(decoding: line, as: UTF8.self))
                continue
            }
            guard let plain = level.plain else {
                print("\(level.type) is a codec that this solver does not know")
                exit(1)
            }
            try await connection.sendLine(#"{"decoded": "\#(plain)"}"#)
        }
        await connection.close()
    }
}
