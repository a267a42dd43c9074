import SockratesSockets

/// Feeds the line framer bytes whole and split, and holds it to its laws: the same lines, the same refusals of telnet's requests and
/// the same too long lines, however the bytes come; no line longer than the limit, none with a newline in it.
///
/// The first byte says how lines are cut, the second where the input is split.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLines(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 2 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
    var options = LineOptions()
    options.maximumLineLength = 16 + Int(start[0] >> 3)
    switch start[0] % 4 {
    case 0: options.framing = .counted(width: 1, isBigEndian: true)
    case 1: options.framing = .counted(width: 2, isBigEndian: false)
    default: options.framing = .newlines
    }
    let whole = pieces(of: [input[...]], options)
    let size = Int(start[1] % 7) + 1
    let split = pieces(
        of: stride(from: 0, to: input.count, by: size).map { input[$0..<min($0 + size, input.count)] },
        options
    )
    precondition(whole == split, "the same bytes, split, are other lines")
    for case .line(let line) in whole {
        precondition(line.count <= options.maximumLineLength, "a line is longer than the limit")
        precondition(options.framing != .newlines || !line.contains(0x0A), "a line has a newline in it")
    }
    return 0
}

private func pieces(of parts: [ArraySlice<UInt8>], _ options: LineOptions) -> [LineFramer.Piece] {
    var framer = LineFramer(options: options)
    var pieces: [LineFramer.Piece] = []
    for part in parts { pieces += framer.received(part) }
    return pieces + framer.ended()
}
