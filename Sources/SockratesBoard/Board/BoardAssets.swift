import CBoardAssets
import Mustache

/// The files that are compiled into the program: templates, and what browsers load.
enum BoardAssets {
    /// The bytes of a file; nothing where there is none of this name.
    static func bytes(_ name: String) -> [UInt8] { files[name] ?? [] }

    /// The templates, each by its name without the ending.
    static let templates: MustacheLibrary = {
        MustacheContentTypes.register(HTMLContent(), named: HTMLContent.name)
        var library = MustacheLibrary()
        for (name, bytes) in files where name.hasSuffix(".mustache") {
            // One that can't be read would leave its pages empty, and every test of a page red.
            try? library.register(String(decoding: bytes, as: UTF8.self), named: String(name.dropLast(9)))
        }
        return library
    }()

    private static let files: [String: [UInt8]] = {
        var files: [String: [UInt8]] = [:]
        for index in 0..<board_asset_count() {
            let asset = board_asset(index)
            guard let name = asset.name, let bytes = asset.bytes else { continue }
            files[String(cString: name)] = Array(UnsafeBufferPointer(start: bytes, count: asset.count))
        }
        return files
    }()
}
