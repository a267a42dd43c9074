import SockratesSockets

extension Settings {
    /// A setting that is a list of networks.
    ///
    /// - Parameters:
    ///   - words: What the command line says; nothing where empty.
    ///   - key: The key in the file.
    /// - Returns: The networks; `nil` where nobody names any, or the file is wrong, which is gathered.
    /// - Throws: ``CommandError`` for the first that is none.
    func networks(_ words: [String], _ key: String) throws(CommandError) -> IPNetworks? {
        let said = list(words, key)
        guard !said.isEmpty else { return nil }
        return try blaming(key, !words.isEmpty) { () throws(CommandError) in
            var networks = IPNetworks()
            for word in said {
                guard let network = IPNetwork(word) else {
                    let place = words.isEmpty ? "\"\(key)\"" : "--\(key)"
                    throw .usage(
                        "\(place): \"\(word)\" is no network: write an address such as 127.0.0.1, or 10.0.0.0/8"
                    )
                }
                networks.insert(network)
            }
            return networks
        }
    }
}
