import Foundation
import SockratesStore

/// Points over time of the leading teams, as SVG that the page's style sheet colours.
struct ScoreChart {
    private static let width = 800.0
    private static let height = 420.0
    private static let left = 56.0
    private static let right = 170.0
    private static let top = 12.0
    private static let bottom = 34.0
    private static let teams = 10
    private static let labelHeight = 19.0
    private static let longestLabel = 16

    private let series: [ScoreSeries]
    private let begin: Double
    private let end: Double
    private let most: Double
    private let isEmpty: Bool
    private let clock: (Date) -> String

    init(_ edition: Edition) {
        clock = edition.clock
        series = Scoreboard.series(of: Array(edition.changes), rules: edition.rules, teams: Self.teams)
            .filter { !$0.points.isEmpty }
        let times = series.flatMap { $0.points.map(\.time.timeIntervalSince1970) }
        let first = times.min() ?? 0
        begin = min(edition.rules.start?.timeIntervalSince1970 ?? first, first)
        end = max(edition.frozenAt?.timeIntervalSince1970 ?? 0, times.max() ?? 1, begin + 60)
        most = Double(series.flatMap { $0.points.map(\.points) }.max() ?? 1)
        isEmpty = series.isEmpty
    }

    /// The drawing.
    var svg: String {
        let words =
            isEmpty
            ? "No points yet" : "Points over time of \(series.map { ShownText($0.team).text }.joined(separator: ", "))"
        var text = """
            <svg class="series" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img">\
            <title>\(HTMLText(words).text)</title>
            """
        text += grid
        let places = labelPlaces
        for (number, line) in series.enumerated().reversed() {
            text += "<path class=\"s\(number)\" d=\"\(path(of: line))\"/>"
            let label = ShownText(line.team).text
            let short = label.count > Self.longestLabel ? label.prefix(Self.longestLabel - 1) + "…" : label[...]
            text += "<text class=\"label t\(number)\" x=\"\(Self.number(Self.width - Self.right + 10))\""
            text += " y=\"\(Self.number(places[number] + 5))\">\(HTMLText(String(short)).text)</text>"
        }
        return text + "</svg>"
    }

    private var grid: String {
        var text = ""
        for value in ticks {
            let y = Self.number(self.y(value))
            text +=
                "<line class=\"grid\" x1=\"\(Self.number(Self.left))\" x2=\"\(Self.number(Self.width - Self.right))\" y1=\"\(y)\" y2=\"\(y)\"/>"
            text +=
                "<text class=\"tick\" x=\"\(Self.number(Self.left - 8))\" y=\"\(Self.number(self.y(value) + 5))\" text-anchor=\"end\">\(Int(value))</text>"
        }
        guard !isEmpty else { return text }
        for share in [0.0, 0.5, 1.0] {
            let time = begin + (end - begin) * share
            let anchor = share == 0 ? "start" : share == 1 ? "end" : "middle"
            text +=
                "<text class=\"tick\" x=\"\(Self.number(x(time)))\" y=\"\(Self.number(Self.height - 10))\" text-anchor=\"\(anchor)\">"
            text += "\(clock(Date(timeIntervalSince1970: time)))</text>"
        }
        return text
    }

    /// Round values up the side: 1, 2 or 5 times a power of ten apart.
    private var ticks: [Double] {
        let rough = most / 4
        let power = pow(10, floor(log10(max(rough, 1))))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power * 10
        return Array(stride(from: 0, through: most, by: step))
    }

    /// Points stay until they change: a staircase.
    private func path(of line: ScoreSeries) -> String {
        var text = "M\(Self.number(x(begin))) \(Self.number(y(0)))"
        var last = y(0)
        for point in line.points {
            let x = self.x(point.time.timeIntervalSince1970)
            let y = self.y(Double(point.points))
            text += "L\(Self.number(x)) \(Self.number(last))L\(Self.number(x)) \(Self.number(y))"
            last = y
        }
        return text + "L\(Self.number(x(end))) \(Self.number(last))"
    }

    /// How high each label stands: at the end of its line, moved down where another has the place.
    private var labelPlaces: [Double] {
        let wanted = series.map { y(Double($0.points.last?.points ?? 0)) }
        var places = wanted
        var next = Self.top + 4
        for number in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
            places[number] = max(wanted[number], next)
            next = places[number] + Self.labelHeight
        }
        let lowest = Self.height - Self.bottom
        let over = (places.max() ?? 0) - lowest
        // What hangs out below moves everything up, as far as there is room.
        guard over > 0 else { return places }
        var ceiling = lowest
        for number in places.indices.sorted(by: { places[$0] > places[$1] }) {
            places[number] = min(places[number], ceiling)
            ceiling = places[number] - Self.labelHeight
        }
        return places
    }

    private func x(_ time: Double) -> Double {
        Self.left + (time - begin) / (end - begin) * (Self.width - Self.left - Self.right)
    }

    private func y(_ points: Double) -> Double {
        Self.height - Self.bottom - points / max(most, 1) * (Self.height - Self.top - Self.bottom)
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
