import SockratesSockets

/// Takes telnet's requests out of what comes, and refuses them (`-t`).
struct NetcatTelnet {
    private var negotiation = TelnetNegotiation()

    /// Takes bytes.
    ///
    /// - Returns: What is shown, and what is answered.
    mutating func taken(_ bytes: [UInt8]) -> (shown: [UInt8], reply: [UInt8]) {
        var shown: [UInt8] = []
        var reply: [UInt8] = []
        for byte in bytes {
            switch negotiation.take(byte) {
            case .data: shown.append(byte)
            case .reply(let refusal): reply += refusal
            case .nothing, .eraseCharacter, .eraseLine: break
            }
        }
        return (shown, reply)
    }
}
