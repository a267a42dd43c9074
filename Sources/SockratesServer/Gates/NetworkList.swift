public import SockratesSockets
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Networks that are said in words and in files, which can be read again while the list is in use.
///
/// A file has networks or addresses with blanks or newlines between them; what stands behind `#` in a line is a comment.
///
/// ```swift
/// let list = try NetworkList(["192.0.2.0/24", "2001:db8::1"], files: ["blocked.txt"])
/// ```
public final class NetworkList: Sendable {
    /// Why a list can't be used.
    public struct Mistake: Error, Sendable, CustomStringConvertible {
        /// What is wrong, where, and what to do.
        public let description: String
    }

    private let words: [IPNetwork]
    private let files: [String]
    private let networks: Mutex<IPNetworks>

    /// Makes a list that is empty.
    public init() {
        words = []
        files = []
        networks = Mutex(IPNetworks())
    }

    /// Makes a list.
    ///
    /// - Parameters:
    ///   - words: Networks such as `192.0.2.0/24`, and addresses.
    ///   - files: Paths of files with more of them.
    /// - Throws: ``Mistake`` for the first word that is no network, and the first file that can't be read.
    public init(_ words: [String], files: [String] = []) throws(Mistake) {
        self.words = try words.map { word throws(Mistake) in try Self.network(word, in: nil) }
        self.files = files
        networks = Mutex(try Self.read(files, beside: self.words))
    }

    /// Whether any of it comes from files.
    public var hasFiles: Bool { !files.isEmpty }

    /// Whether nothing is in the list.
    public var isEmpty: Bool { networks.withLock(\.isEmpty) }

    /// Whether an address is in one of the networks.
    ///
    /// - Parameter address: Any address.
    /// - Returns: Yes or no, as the files were when they were read last.
    public func contains(_ address: IPAddress) -> Bool { networks.withLock { $0.contains(address) } }

    /// Reads the files again.
    ///
    /// - Throws: ``Mistake`` where one can't be read; the list stays as it was.
    public func reload() throws(Mistake) {
        guard !files.isEmpty else { return }
        let read = try Self.read(files, beside: words)
        networks.withLock { $0 = read }
    }

    private static func read(_ files: [String], beside words: [IPNetwork]) throws(Mistake) -> IPNetworks {
        var networks = IPNetworks(words)
        for file in files {
            guard let data = try? Data(contentsOf: URL(filePath: file)) else {
                throw Mistake(description: "the list of addresses \(file) can't be read: look at its path and rights")
            }
            let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
            for (number, line) in lines.enumerated() {
                let said = line.prefix { $0 != "#" }
                for word in said.split(whereSeparator: \.isWhitespace) {
                    networks.insert(try network(String(word), in: "\(file):\(number + 1)"))
                }
            }
        }
        return networks
    }

    private static func network(_ word: String, in place: String?) throws(Mistake) -> IPNetwork {
        if let network = IPNetwork(word) { return network }
        let place = place.map { "\($0): " } ?? ""
        throw Mistake(
            description:
                "\(place)\"\(word)\" is no network: write an address such as 192.0.2.1, or a network such as 192.0.2.0/24 or 2001:db8::/32"
        )
    }
}
