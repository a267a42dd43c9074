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
    /// - Throws: ``CommandError`` where the text can't be read; it names the place.
    func value<Value>(
        _ flag: String?,
        _ key: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CommandError) -> Value? {
        guard let (text, place) = try said(flag, key) else { return nil }
        guard let value = read(text) else { throw .usage("\(place) is \(expected), not \"\(text)\"") }
        return value
    }

    /// What is said for a key, and where.
    private func said(_ flag: String?, _ key: String) throws(CommandError) -> (text: String, place: String)? {
        if let flag { return (flag, "--\(key)") }
        let variable = Self.variable(key)
        if let text = environment[variable], !text.isEmpty { return (text, variable) }
        guard let entry = file?.entry(key) else { return nil }
        let place = "\(entry.place): \"\(key)\""
        guard entry.texts.count == 1 else { throw .usage("\(place) is one value, not a list") }
        return (entry.texts[0], place)
    }

    /// A setting that is a list: the command line's words, else the environment's with blanks between them, else the file's.
    ///
    /// - Parameters:
    ///   - words: What the command line says; nothing where empty.
    ///   - key: The key in the file.
    /// - Returns: The words, or an empty list.
    func list(_ words: [String], _ key: String) -> [String] {
        if !words.isEmpty { return words }
        if let text = environment[Self.variable(key)], !text.isEmpty {
            return text.split(separator: " ").map(String.init)
        }
        return file?.entry(key)?.texts ?? []
    }

    private static func variable(_ key: String) -> String {
        "SOCKRATES_" + key.uppercased().replacing("-", with: "_")
    }
}
