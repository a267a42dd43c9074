import Foundation
import Mustache
import SockratesStore

/// A page of the board as text: what its template makes of its content, with what all pages have in common.
enum Page {
    static let type = "text/html; charset=utf-8"

    /// Makes a page.
    ///
    /// - Parameters:
    ///   - template: The template's name.
    ///   - title: What the page is about, for the window's title.
    ///   - kind: The class of the page's body, for the style sheet.
    ///   - script: The script that makes it live.
    ///   - rules: The contest's rules.
    ///   - content: What the template asks for.
    /// - Returns: The page's HTML.
    static func text(
        _ template: String,
        title: String,
        kind: String = "page",
        script: String? = nil,
        rules: ContestRules,
        _ content: PageRow
    ) -> String? {
        let common = PageRow([
            "page": .shown(title),
            "contest": .shown(name(of: rules)),
            "kind": .text(kind),
            "script": script.map { .text($0) },
            "clock": clock(rules),
        ])
        return BoardAssets.templates.render(common.merging(content), withTemplate: template)
    }

    static func name(of rules: ContestRules) -> String { rules.title.isEmpty ? "Scoreboard" : rules.title }

    private static func clock(_ rules: ContestRules) -> PageRow.Value? {
        guard rules.start != nil || rules.end != nil else { return nil }
        let words = [rules.start.map { "from \($0.inWords)" }, rules.end.map { "to \($0.inWords)" }].compactMap { $0 }
        return .row(
            PageRow([
                "words": .text(words.joined(separator: " ")),
                "start": rules.start.map { .text($0.formatted(.iso8601)) },
                "end": rules.end.map { .text($0.formatted(.iso8601)) },
            ])
        )
    }
}
