import Foundation

/// A host specification as nmap writes it: an address, a name, a network (`10.0.0.0/8`), or ranges (`192.168.0-3.*`, `10.0.0.1,5`).
struct NetcatHosts: Sendable {
    /// Addresses and how many of their first bits count.
    private var networks: [(bytes: [UInt8], bits: Int)] = []
    /// For each of an IPv4 address's four numbers, what it may be.
    private var octets: [[ClosedRange<UInt8>]]?

    /// Reads a specification; nil where it is none, or where a name has no address.
    init?(_ text: String, looksUp: Bool) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let host = String(parts.first ?? "")
        if parts.count == 1, let ranges = Self.ranges(host) {
            octets = ranges
            return
        }
        let addresses = Self.addresses(of: host, looksUp: looksUp)
        guard !addresses.isEmpty else { return nil }
        for bytes in addresses {
            let most = bytes.count * 8
            let bits = parts.count == 2 ? Int(parts[1]) : most
            guard let bits, (0...most).contains(bits) else { return nil }
            networks.append((bytes, bits))
        }
    }

    /// Whether a numeric address is one of them.
    func contain(_ host: String) -> Bool {
        guard let address = Self.addresses(of: host, looksUp: false).first else { return false }
        if let octets {
            return address.count == 4
                && zip(octets, address).allSatisfy { ranges, byte in ranges.contains { $0.contains(byte) } }
        }
        return networks.contains { bytes, bits in
            guard bytes.count == address.count else { return false }
            return (0..<bits).allSatisfy { bit in (bytes[bit / 8] ^ address[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0 }
        }
    }

    /// `1.2.3.4`, with a number, `a-b`, `*` or several of them by commas for each.
    private static func ranges(_ text: String) -> [[ClosedRange<UInt8>]]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var octets: [[ClosedRange<UInt8>]] = []
        for part in parts {
            var ranges: [ClosedRange<UInt8>] = []
            for piece in part.split(separator: ",", omittingEmptySubsequences: false) {
                let ends = piece.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
                let low = piece == "*" || ends.first == "" ? 0 : ends.first.flatMap { UInt8($0) }
                let high = piece == "*" || ends.last == "" ? 255 : ends.last.flatMap { UInt8($0) }
                guard !piece.isEmpty, let low, let high, low <= high else { return nil }
                ranges.append(low...high)
            }
            octets.append(ranges)
        }
        return octets
    }

    /// The addresses of a host in network order.
    private static func addresses(of host: String, looksUp: Bool) -> [[UInt8]] {
        var hints = addrinfo()
        hints.ai_flags = looksUp ? 0 : AI_NUMERICHOST
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [[UInt8]] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            let bytes = Array(
                UnsafeRawBufferPointer(start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen))
            )
            // struct sockaddr_in has the address at byte 4, struct sockaddr_in6 at byte 8.
            let address =
                entry.pointee.ai_family == AF_INET ? bytes.dropFirst(4).prefix(4) : bytes.dropFirst(8).prefix(16)
            if !addresses.contains(Array(address)) { addresses.append(Array(address)) }
        }
        return addresses
    }
}
