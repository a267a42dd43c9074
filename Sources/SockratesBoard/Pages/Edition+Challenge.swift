import SockratesSockets
import SockratesStore

extension Edition {
    /// The page of a challenge; nil where there is none of this name.
    func challengePage(_ name: String) -> String? {
        guard challengeNames.contains(name) else { return nil }
        let hosted = challenges.first { $0.name == name }
        let solvers = scoreboard.solvers(of: name)
        var last: [String: ScoreChange] = [:]
        for change in changes where change.challenge == name && scoreboard.stands(change) {
            last[change.team] = change
        }
        let facts = [worth(of: name), solvesInWords(of: name)].compactMap { $0 }
        var content = PageRow([
            "title": .shown(title(of: name)),
            "facts": .text(facts.joined(separator: " · ")),
            "play": hosted?.server == nil ? nil : .text(BoardPath.play(name)),
            "solves": .rows(
                solvers.enumerated().compactMap { index, team in
                    guard let change = last[team] else { return nil }
                    return changeRow(change).merging(
                        PageRow(["order": .number(index + 1), "first": .flag(index == 0)])
                    )
                }
            ),
        ])
        if let invitation = hosted?.invitation {
            content = content.merging(PageRow(["invitation": .text(invitation)]))
            return Page.text("challenge", title: title(of: name), rules: rules, content)
        }
        switch hosted?.address {
        case .ip(let host, let port): content = content.merging(PageRow(["host": .text(host), "port": .number(port)]))
        case .unix(let path): content = content.merging(PageRow(["socket": .text(path)]))
        case nil: break
        }
        return Page.text("challenge", title: title(of: name), script: "board.js", rules: rules, content)
    }
}
