import ArgumentParser
import Foundation
import SockratesPacks

/// What a command was told outside its command line.
///
/// The environment goes before the file, and flags go before both.
struct Settings {
    private let environment: [String: String]
    private let file: SettingsFile?

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - path: The settings file; where `nil`, `SOCKRATES_CONFIG`, and without that none.
    ///   - keys: The keys that the file may have.
    /// - Throws: ``CommandError`` where the file can't be read or says something unknown.
    init(file path: String?, keys: [String]) throws(CommandError) {
        environment = ProcessInfo.processInfo.environment
        if let path = path ?? environment["SOCKRATES_CONFIG"] {
            do throws(PackError) {
                file = try SettingsFile(path, keys: keys)
            } catch {
                throw .usage("the settings can't be used:\n\(error)")
            }
        } else {
            file = nil
        }
    }

    /// A setting: the flag, else the environment's, else the file's.
    ///
    /// - Parameters:
    ///   - flag: What the command line says.
    ///   - key: The key in the file, `log-level`; in the environment it is `SOCKRATES_LOG_LEVEL`.
    ///   - expected: What the setting is, for the message.
    ///   - read: Reads the text; `nil` where it is none of what is expected.
    /// - Returns: The value, or `nil` where nobody says anything.
    /// - Throws: ``CommandError`` where the text can't be read.
    func value<Value>(
        _ flag: Value?,
        _ key: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CommandError) -> Value? {
        if let flag { return flag }
        let name = "SOCKRATES_" + key.uppercased().replacing("-", with: "_")
        if let text = environment[name], !text.isEmpty {
            guard let value = read(text) else { throw .usage("\(name) is \(expected), not \"\(text)\"") }
            return value
        }
        if let entry = file?.entry(key) {
            guard let value = read(entry.text) else {
                throw .usage("\(entry.place): \"\(key)\" is \(expected), not \"\(entry.text)\"")
            }
            return value
        }
        return nil
    }
}
