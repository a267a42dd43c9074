#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    extension SocketAddress {
        /// What the system says of a socket's end; nil where there is nothing to say.
        init?(_ name: sockaddr_storage, _ size: socklen_t) {
            var name = name
            let family = CInt(name.ss_family)
            let address = withUnsafeBytes(of: &name) { Self.read($0.prefix(Int(size)), family: family) }
            guard let address else { return nil }
            self = address
        }

        private static func read(_ bytes: Slice<UnsafeRawBufferPointer>, family: CInt) -> SocketAddress? {
            switch family {
            // struct sockaddr_in: the port stands at byte 2, the address at byte 4.
            case AF_INET where bytes.count >= 8:
                .ip(host: dotted(bytes[4..<8]), port: Int(bytes[2]) << 8 | Int(bytes[3]))
            // struct sockaddr_in6: the port stands at byte 2, the address at byte 8.
            case AF_INET6 where bytes.count >= 24:
                .ip(host: colons(bytes[8..<24]), port: Int(bytes[2]) << 8 | Int(bytes[3]))
            // struct sockaddr_un: the path stands at byte 2, and has a zero behind it where there is room.
            case AF_UNIX:
                .unix(path: String(decoding: bytes.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self))
            default:
                nil
            }
        }

        /// By hand: every accepted connection comes by here, and the C library would go through its printf.
        private static func dotted(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
            String(unsafeUninitializedCapacity: 15) { text in
                var length = 0
                func append(_ byte: UInt8) {
                    text.initializeElement(at: length, to: byte)
                    length += 1
                }
                for byte in bytes {
                    if length > 0 { append(0x2E) }
                    if byte >= 100 { append(0x30 + byte / 100) }
                    if byte >= 10 { append(0x30 + byte / 10 % 10) }
                    append(0x30 + byte % 10)
                }
                return length
            }
        }

        /// An IPv4 peer of a listener for both families comes as ::ffff:192.0.2.1 and is shown as IPv4.
        private static func colons(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
            let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            if bytes.starts(with: mapped) { return dotted(bytes.dropFirst(mapped.count)) }
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            let address = Array(bytes)
            guard inet_ntop(AF_INET6, address, &text, socklen_t(text.count)) != nil else { return "" }
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
#endif
