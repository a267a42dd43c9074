import Foundation
import SockratesQuiz

/// What contest platforms want to know of a challenge, in the files that they read.
///
/// Texts are written as JSON writes them, which YAML 1.2 reads as double-quoted scalars: nothing in a title acts on the file.
struct ChallengeMetadata {
    /// The files that there are.
    enum Format: String, CaseIterable {
        /// `challenge.yml` of CTFd's ctfcli.
        case ctfcli
        /// `challenge.yaml` of redpwn's rcds.
        case rcds
        /// `challenge.yaml` of Google's kCTF.
        case kctf
    }

    let name: String
    let title: String
    let description: String
    let author: String
    let category: String
    let value: Int
    /// The flag, where it is one and the same for all.
    let flag: String?
    /// Where players connect to.
    let host: String
    let port: Int

    /// The file.
    func text(_ format: Format) -> String {
        switch format {
        case .ctfcli: ctfcli
        case .rcds: rcds
        case .kctf: kctf
        }
    }

    private var ctfcli: String {
        var lines = [
            "name: \(Self.quoted(title))",
            "author: \(Self.quoted(author))",
            "category: \(Self.quoted(category))",
            "description: \(Self.quoted(description))",
            "value: \(value)",
            "type: standard",
            "connection_info: \(Self.quoted("nc \(host) \(port)"))",
        ]
        if let flag {
            // As a dictionary a flag is taken as it stands, whatever characters it has.
            lines += ["flags:", "  - type: static", "    content: \(Self.quoted(flag))", "    data: \"\""]
        }
        lines += ["state: visible", "version: \"0.1\""]
        return lines.joined(separator: "\n") + "\n"
    }

    private var rcds: String {
        var lines = [
            "name: \(Self.quoted(title))",
            "author: \(Self.quoted(author))",
            // rcds renders it as a template of Jinja: a raw block keeps what looks like one.
            "description: \(Self.quoted(description.contains("{") ? "{% raw %}\(description){% endraw %}" : description))",
            "value: \(value)",
        ]
        if let flag { lines.append("flag: \(Self.quoted(flag))") }
        lines += [
            "containers:", "  main:", "    build: .", "    ports: [\(port)]", "expose:", "  main:",
            "    - target: \(port)", "      tcp: \(port)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var kctf: String {
        """
        apiVersion: kctf.dev/v1
        kind: Challenge
        metadata:
          name: \(Self.quoted(label))
        spec:
          deployed: true
          powDifficultySeconds: 0
          network:
            public: true
            ports:
              - protocol: TCP
                port: \(port)
                targetPort: \(port)
          healthcheck:
            enabled: true

        """
    }

    /// The name as Kubernetes takes one: a label of RFC 1123, at most 63 small letters, digits and hyphens, none at the ends.
    private var label: String {
        let kept = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let trimmed = String(String(kept.drop { $0 == "-" }.prefix(63)).reversed().drop { $0 == "-" }.reversed())
        return trimmed.isEmpty ? "challenge" : trimmed
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
