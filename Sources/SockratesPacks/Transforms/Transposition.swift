/// Ciphers that change the order of a text's characters.
///
/// An order holds, for each place of the result, the place in the text that its character comes from.
enum Transposition {
    /// The order of a columnar transposition: the text stands in rows below the key, and is read by columns.
    ///
    /// Columns of equal letters are read from left to right, and the last row may be short.
    static func columnar(_ count: Int, key: [Character]) -> [Int] {
        let columns = key.indices.sorted { (key[$0], $0) < (key[$1], $1) }
        return columns.flatMap { Array(stride(from: $0, to: count, by: key.count)) }
    }

    /// The order of a rail fence: down and up over the rails, read by rails.
    static func railFence(_ count: Int, rails: Int) -> [Int] {
        guard rails > 1 else { return Array(0..<count) }
        let period = 2 * (rails - 1)
        let rail = { (place: Int) in min(place % period, period - place % period) }
        return (0..<count).sorted { (rail($0), $0) < (rail($1), $1) }
    }

    static func read(_ text: String, in order: [Int]) -> String {
        let characters = Array(text)
        return String(order.map { characters[$0] })
    }

    static func restore(_ text: String, from order: [Int]) -> String {
        String(zip(order, text).sorted { $0.0 < $1.0 }.map(\.1))
    }
}
