import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SocketError {
    /// What went wrong while a connection was in use.
    init(using error: any Error) {
        self.init(error) { code, words in
            switch code {
            case .reset: "the peer reset the connection"
            case .timedOut: "the peer did not answer any more"
            default: words
            }
        }
    }

    /// What went wrong while an address was bound.
    package init(binding address: SocketAddress, _ error: any Error) {
        self.init(error) { code, words in
            switch (code, address) {
            case (.addressInUse, .ip(let host, let port)):
                "port \(port) on \(host) is in use: choose another port, or stop the program that has it"
            case (.addressInUse, .unix(let path)):
                "something listens at \(path): choose another path, or stop the program that has it"
            case (.addressNotAvailable, .ip(let host, _)):
                "this machine has no address \(host): take 127.0.0.1 for this machine alone, 0.0.0.0 or :: for all its addresses"
            case (.noSuchPath, .unix(let path)):
                "\(path) can't be made: see that its folder exists"
            case (.permissionDenied, .ip(_, let port)) where port < 1024:
                "ports below 1024 need privileges: choose a port from 1024 to 65535 instead of \(port)"
            case (.permissionDenied, _):
                "\(address) can't be bound: permission denied"
            default:
                "\(address) can't be bound: \(words)"
            }
        }
    }

    /// What went wrong while an event loop was started.
    init(polling error: any Error) {
        self.init(error) { _, words in "no event loop can be started: \(words)" }
    }

    /// What went wrong while a connection was made.
    ///
    /// - Parameters:
    ///   - target: The address or name, for the message.
    ///   - error: What NIO threw.
    init(connecting target: String, _ error: any Error) {
        self.init(error) { code, words in
            switch code {
            case .refused: "nobody listens on \(target): start the server, or look at the port again"
            case .unreachable: "no way leads to \(target): look at the address and at the network"
            case .unknownHost: "the name of \(target) has no address: look at its spelling"
            case .timedOut: "\(target) did not answer in time"
            case .noSuchPath: "nothing is at \(target): start the server, or look at the path again"
            default: "no connection to \(target): \(words)"
            }
        }
    }

    /// What went wrong while a connection was accepted.
    init(accepting error: any Error) {
        self.init(error) { code, words in
            code == .outOfResources
                ? "new connections wait: \(words); raise the limit of open files (ulimit -n)"
                : "a connection could not be accepted: \(words)"
        }
    }

    private init(_ error: any Error, _ message: (Code, String) -> String) {
        if let error = error as? SocketError {
            self = error
            return
        }
        let (code, words) = Self.code(of: error)
        self.init(code, message(code, words))
    }

    private static func code(of error: any Error) -> (Code, String) {
        switch error {
        case let error as IOError:
            return (code(ofErrno: error.errnoCode), words(ofErrno: error.errnoCode))
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return code(of: first.error) }
            return (.unknownHost, "unknown host")
        case let error as ChannelError:
            switch error {
            case .connectTimeout: return (.timedOut, "timed out")
            case .eof: return (.reset, "the peer closed the connection")
            default: return (.closed, "the connection is closed")
            }
        case is NIOCore.SocketAddressError.UnknownHost:
            return (.unknownHost, "unknown host")
        case let error as NIOSSLError:
            return code(of: error)
        case let error as BoringSSLError:
            return (.untrusted, "TLS could not be agreed upon (\(reason(error)))")
        case is NIOSSLExtraError:
            return (.untrusted, "the certificate is not for the name that was asked for")
        default:
            return (.system, "\(error)")
        }
    }

    private static func code(of error: NIOSSLError) -> (Code, String) {
        switch error {
        case .uncleanShutdown:
            (.truncated, "the connection was cut off without TLS's goodbye; something may be missing")
        case .handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"):
            (
                .untrusted,
                "the certificate is not to be trusted: nobody known has signed it for this name, or its time is over"
            )
        case .handshakeFailed(let cause):
            (.untrusted, "TLS could not be agreed upon: does the other side speak it? (\(reason(cause)))")
        default:
            (.untrusted, "TLS failed (\(reason(error)))")
        }
    }

    /// What BoringSSL gives as its reason, without the places in its source.
    private static func reason(_ error: any Error) -> String {
        let text = "\(error)"
        if let match = text.firstMatch(of: /OPENSSL_internal:([A-Z0-9_]+)/) {
            return match.output.1.lowercased().replacing("_", with: " ")
        }
        return text.replacing(#/\ at \/[^\]\)]*/#, with: "")
    }

    private static func code(ofErrno number: CInt) -> Code {
        switch number {
        case EADDRINUSE: .addressInUse
        case EADDRNOTAVAIL: .addressNotAvailable
        case ENOENT, ENOTDIR: .noSuchPath
        case EACCES, EPERM, EROFS: .permissionDenied
        case ECONNREFUSED: .refused
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN: .unreachable
        case ECONNRESET, EPIPE, ECONNABORTED: .reset
        case ETIMEDOUT: .timedOut
        case EMSGSIZE: .tooLong
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: .outOfResources
        default: .system
        }
    }

    private static func words(ofErrno number: CInt) -> String {
        guard let text = strerror(number) else { return "error \(number)" }
        let words = String(cString: text)
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
