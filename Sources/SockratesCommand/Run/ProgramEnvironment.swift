import Foundation
import Sockrates
import SockratesServer

/// The variables that a hosted program finds beside those of its connection.
enum ProgramEnvironment {
    /// Reads what `--env` was given: `NAME=VALUE`, or `NAME` for the value here.
    ///
    /// - Throws: ``CommandError`` for a name that is none, or not here.
    static func variables(_ given: [String]) throws(CommandError) -> [String: String] {
        var variables = ["PATH": ProgramOptions.searchPath]
        for text in given {
            let name = String(text.prefix { $0 != "=" })
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw .usage("--env is NAME or NAME=VALUE, not \"\(text)\"")
            }
            if name.utf8.count < text.utf8.count {
                variables[name] = String(text.dropFirst(name.count + 1))
            } else if let value = ProcessInfo.processInfo.environment[name] {
                variables[name] = value
            } else {
                throw .usage("--env \(name): there is no such variable here; give its value, \(name)=…")
            }
        }
        return variables
    }
}
