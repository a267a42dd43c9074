/// In JSON: `"session"`, `100`, or `{"most":500,"least":100,"solves":50}`.
extension Scoring: Codable {
    private enum Key: String, CodingKey { case most, least, solves }

    /// Reads it.
    public init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer() {
            if let points = try? single.decode(Int.self) {
                self = .fixed(points)
                return
            }
            if (try? single.decode(String.self)) == "session" {
                self = .session
                return
            }
        }
        let keyed = try decoder.container(keyedBy: Key.self)
        self = .falling(
            most: try keyed.decode(Int.self, forKey: .most),
            least: try keyed.decode(Int.self, forKey: .least),
            solves: try keyed.decode(Int.self, forKey: .solves)
        )
    }

    /// Writes it.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .session:
            var single = encoder.singleValueContainer()
            try single.encode("session")
        case .fixed(let points):
            var single = encoder.singleValueContainer()
            try single.encode(points)
        case .falling(let most, let least, let solves):
            var keyed = encoder.container(keyedBy: Key.self)
            try keyed.encode(most, forKey: .most)
            try keyed.encode(least, forKey: .least)
            try keyed.encode(solves, forKey: .solves)
        }
    }
}
