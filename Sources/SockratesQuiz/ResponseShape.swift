/// How many lines make a response.
public enum ResponseShape: Sendable, Hashable {
    /// One line.
    case line
    /// So many lines, 2 or more.
    case lines(Int)
    /// All lines before one that reads so; that one is not a part.
    case until(String)
    /// Lines until so many items have come, with blanks between them.
    case items(Int)
}

/// A response of several lines while it comes.
struct ResponseLines: Sendable {
    /// The most bytes of one response.
    static let mostBytes = 1 << 20

    private(set) var bytes: [UInt8] = []
    private var lineCount = 0
    private var itemCount = 0
    /// Whether it has grown beyond ``mostBytes``; what came later was dropped.
    private(set) var isTooLong = false

    /// Whether nothing has come.
    var isEmpty: Bool { lineCount == 0 }

    /// Takes a line.
    ///
    /// - Returns: Whether the response is complete.
    mutating func take(_ line: [UInt8], _ shape: ResponseShape) -> Bool {
        switch shape {
        case .line:
            add(line)
            return true
        case .lines(let count):
            add(line)
            return lineCount >= count
        case .until(let end):
            if line.elementsEqual(end.utf8) { return true }
            add(line)
            return false
        case .items(let count):
            let items = line.split { $0 == 0x20 || $0 == 0x09 }
            itemCount += items.count
            if !items.isEmpty { add(Array(items.joined(separator: [0x20])), separator: 0x20) }
            return itemCount >= count
        }
    }

    private mutating func add(_ line: [UInt8], separator: UInt8 = 0x0A) {
        defer { lineCount += 1 }
        guard bytes.count + line.count < Self.mostBytes else {
            isTooLong = true
            return
        }
        if lineCount > 0 { bytes.append(separator) }
        bytes += line
    }
}
