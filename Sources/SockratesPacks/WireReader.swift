import SockratesQuiz

/// Reads how texts are sent and responses are read: `wire`, `response_field`, `blob_prefix` and `newline`.
struct WireReader {
    static let keys = ["wire", "response_field", "blob_prefix", "newline"]

    enum Format: String, CaseIterable {
        case lines, json, blobs
    }

    func wire(_ fields: Fields) -> Wire {
        let format = fields.choice("wire", Format.self) ?? .lines
        for (key, owner) in [("response_field", Format.json), ("blob_prefix", .blobs)]
        where fields.has(key) && format != owner {
            fields.diagnostics.error(fields.place(of: key), "\"\(key)\" belongs to \"wire: \(owner.rawValue)\"")
        }
        let newline = fields.choice("newline", Wire.Newline.self) ?? .lf
        switch format {
        case .lines: return Wire(.lines, newline: newline)
        case .json:
            let path = fields.text("response_field")?.split(separator: ".").map(String.init) ?? []
            return Wire(.json(field: path), newline: newline)
        case .blobs: return Wire(.blobs(fields.choice("blob_prefix", BlobPrefix.self) ?? .u32be), newline: newline)
        }
    }
}
