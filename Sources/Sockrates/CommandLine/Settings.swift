import Foundation
import SockratesPacks

/// What a command was told outside its command line.
///
/// The environment goes before the file, and flags go before both; what a section of the file says goes before all of them, being the
/// most particular. Mistakes in the file are gathered, those elsewhere end the command at once.
package struct Settings {
    /// The files that are read at the start and never again.
    package let startFiles: StartFiles

    private let environment: [String: String]
    private let file: SettingsFile?
    private let section: SettingsFile.Section?

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - path: The settings file; where `nil`, `SOCKRATES_CONFIG`, and without that none.
    ///   - keys: The keys that the file may have.
    ///   - sectionKey: The key of the file's sections; `nil` where it may have none.
    ///   - sectionKeys: The keys that a section may have.
    init(file path: String?, keys: [String], sectionKey: String? = nil, sectionKeys: [String] = []) {
        environment = ProcessInfo.processInfo.environment
        section = nil
        let startFiles = StartFiles()
        self.startFiles = startFiles
        file = (path ?? environment["SOCKRATES_CONFIG"]).map {
            startFiles.note($0)
            return SettingsFile($0, keys: keys, sectionKey: sectionKey, sectionKeys: sectionKeys)
        }
    }

    private init(_ settings: Settings, _ section: SettingsFile.Section) {
        startFiles = settings.startFiles
        environment = settings.environment
        file = settings.file
        self.section = section
    }

    /// The settings of each of the file's sections; `nil` where it has none.
    var sections: [Settings]? { file?.sections?.map { Settings(self, $0) } }

    /// A setting: the section's, else the flag, else the environment's, else the file's.
    ///
    /// - Parameters:
    ///   - flag: What the command line says.
    ///   - key: The key in the file, `log-level`; in the environment it is `SOCKRATES_LOG_LEVEL`.
    ///   - expected: What the setting is, for the message.
    ///   - read: Reads the text; `nil` where it is none of what is expected.
    /// - Returns: The value, or `nil` where nobody says anything, or what the file says is wrong.
    /// - Throws: ``CommandError`` where the flag's or the environment's text can't be read; it names the place.
    package func value<Value>(
        _ flag: String?,
        _ key: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CommandError) -> Value? {
        if let entry = section?.entry(key) { return value(of: entry, key, expected, read) }
        if let flag { return try value(flag, at: "--\(key)", expected, read) }
        let variable = Self.variable(key)
        if let text = environment[variable], !text.isEmpty { return try value(text, at: variable, expected, read) }
        return file?.top.entry(key).flatMap { value(of: $0, key, expected, read) }
    }

    private func value<Value>(
        _ text: String,
        at place: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CommandError) -> Value {
        if let value = read(text) { return value }
        throw .usage("\(place) is \(expected), not \"\(text)\"")
    }

    private func value<Value>(
        of entry: SettingsFile.Entry,
        _ key: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) -> Value? {
        if entry.texts.count != 1 {
            file?.report("\"\(key)\" is one value, not a list", at: entry)
        } else if let value = read(entry.texts[0]) {
            return value
        } else {
            file?.report("\"\(key)\" is \(expected), not \"\(entry.texts[0])\"", at: entry)
        }
        return nil
    }

    /// A setting that is a list: the section's, else the command line's words, else the environment's with blanks between them, else the
    /// file's.
    ///
    /// - Parameters:
    ///   - words: What the command line says; nothing where empty.
    ///   - key: The key in the file.
    /// - Returns: The words, or an empty list.
    package func list(_ words: [String], _ key: String) -> [String] {
        if let entry = section?.entry(key) { return entry.texts }
        if !words.isEmpty { return words }
        if let text = environment[Self.variable(key)], !text.isEmpty {
            return text.split(separator: " ").map(String.init)
        }
        return file?.top.entry(key)?.texts ?? []
    }

    /// Whether the section says something for a key itself.
    func hasOwn(_ key: String) -> Bool { section?.entry(key) != nil }

    /// Gathers a mistake of the file, or of the section where this is one.
    ///
    /// - Parameters:
    ///   - message: What is wrong, and what to do.
    ///   - key: The key that it is about; the whole of it where `nil`.
    func report(_ message: String, at key: String? = nil) {
        file?.report(message, at: key.flatMap { section?.entry($0) }, in: section)
    }

    /// Reads something, and gathers what is wrong with it as a mistake of this section.
    ///
    /// - Parameters:
    ///   - key: The key that it is about; the whole section where `nil`.
    ///   - read: Reads it.
    /// - Returns: What was read; `nil` where something is wrong.
    /// - Throws: ``CommandError`` where the settings are no section of a file.
    func gathering<Value>(_ key: String?, _ read: () throws(CommandError) -> Value) throws(CommandError) -> Value? {
        do throws(CommandError) {
            return try read()
        } catch {
            guard section != nil else { throw error }
            report(error.message, at: key)
            return nil
        }
    }

    /// Reads something, and gathers what is wrong with it as a mistake of the file, where that is what says it.
    ///
    /// - Parameters:
    ///   - key: The key that it is about.
    ///   - isFlagged: Whether the command line says it.
    ///   - read: Reads it.
    /// - Returns: What was read; `nil` where something is wrong.
    /// - Throws: ``CommandError`` where the file does not say it.
    func blaming<Value>(
        _ key: String,
        _ isFlagged: Bool,
        _ read: () throws(CommandError) -> Value?
    ) throws(CommandError) -> Value? {
        do throws(CommandError) {
            return try read()
        } catch {
            let isElsewhere = isFlagged || environment[Self.variable(key)]?.isEmpty == false
            guard let entry = section?.entry(key) ?? (isElsewhere ? nil : file?.top.entry(key)) else { throw error }
            file?.report(error.message, at: entry, in: section)
            return nil
        }
    }

    /// Refuses a setting that was given and does nothing, for want of another.
    ///
    /// What a file says for all its challenges may be meant for the others.
    ///
    /// - Parameters:
    ///   - key: The setting.
    ///   - other: What it wants.
    /// - Throws: ``CommandError`` where this is no section of a file; there it is gathered.
    package func refuseIdle(_ key: String, without other: String) throws(CommandError) {
        if section != nil {
            if hasOwn(key) { report("\"\(key)\" does nothing without \"\(other)\"", at: key) }
        } else if sections == nil {
            throw .usage("--\(key) does nothing without --\(other)")
        }
    }

    /// Ends the reading.
    ///
    /// What is wrong with a section is told with the whole file.
    ///
    /// - Throws: ``CommandError`` with every mistake in the file.
    package func finish() throws(CommandError) {
        guard section == nil else { return }
        do throws(PackError) {
            try file?.finish()
        } catch {
            throw .usage("the settings can't be used:\n\(error)")
        }
    }

    private static func variable(_ key: String) -> String {
        "SOCKRATES_" + key.uppercased().replacing("-", with: "_")
    }
}
