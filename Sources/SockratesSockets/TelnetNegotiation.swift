/// The telnet commands in a stream of bytes, each refused (RFC 854, RFC 855).
///
/// It keeps where it is in a command and nothing of what was in it, so that no peer can make it grow.
package struct TelnetNegotiation: Sendable {
    /// What a byte came to.
    package enum Outcome {
        /// It is the peer's data.
        case data
        /// It is a part of a command.
        case nothing
        /// It ended a request; this is the refusal.
        case reply([UInt8])
        /// The peer takes back a character.
        case eraseCharacter
        /// The peer takes back the line.
        case eraseLine
    }

    private enum Place: UInt8 {
        case data, command, will, wont, `do`, dont, subnegotiation, subnegotiationCommand
    }

    /// Interpret as command.
    static let command: UInt8 = 255

    private static let subnegotiationEnd: UInt8 = 240
    private static let longestSubnegotiation: UInt16 = 1024
    private static let mostReplies: UInt8 = 64

    /// Begins outside any command.
    package init() {}

    private var place = Place.data
    private var replies: UInt8 = 0
    private var length: UInt16 = 0

    /// Whether the next byte belongs to a command that has begun.
    var isOpen: Bool { place != .data }

    /// Takes a byte.
    package mutating func take(_ byte: UInt8) -> Outcome {
        switch place {
        case .data:
            guard byte == Self.command else { return .data }
            place = .command
            return .nothing
        case .command:
            return begin(byte)
        case .will:
            return refuse(byte, with: 254)
        case .do:
            return refuse(byte, with: 252)
        case .wont, .dont:
            place = .data
            return .nothing
        case .subnegotiation:
            length += 1
            if length >= Self.longestSubnegotiation {
                // Nobody means this; what follows is taken for data again.
                place = .data
            } else if byte == Self.command {
                place = .subnegotiationCommand
            }
            return .nothing
        case .subnegotiationCommand:
            place = byte == Self.subnegotiationEnd ? .data : .subnegotiation
            return .nothing
        }
    }

    private mutating func begin(_ byte: UInt8) -> Outcome {
        place = .data
        switch byte {
        case Self.command: return .data
        case 247: return .eraseCharacter
        case 248: return .eraseLine
        case 250:
            place = .subnegotiation
            length = 0
        case 251: place = .will
        case 252: place = .wont
        case 253: place = .do
        case 254: place = .dont
        default: break
        }
        return .nothing
    }

    private mutating func refuse(_ option: UInt8, with refusal: UInt8) -> Outcome {
        place = .data
        guard replies < Self.mostReplies else { return .nothing }
        replies += 1
        return .reply([Self.command, refusal, option])
    }
}
