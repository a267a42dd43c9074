/// Well-known names that lie one or two letters from another well-known name, so that neither is a slip for the other.
///
/// General knowledge of a quiz: countries, chemical elements and people whose names are often confused, and terms of science
/// that are.
enum NearNames {
    static func contains(_ letters: ArraySlice<UInt8>) -> Bool {
        hashes.contains(letters.withUnsafeBufferPointer { Lexicon.hash($0) })
    }

    private static let hashes: Set<UInt64> = Set(
        names.split(whereSeparator: \.isWhitespace).map { name in
            Array(name.utf8).withUnsafeBufferPointer { Lexicon.hash($0) }
        }
    )

    private static let names = """
        austria australia gambia zambia niger nigeria iran iraq mali malta slovakia slovenia guinea guyana dominica latvia lithuania \
        sweden mauritius mauritania libya liberia india indonesia chad cuba korea ireland iceland finland poland holland \
        monet manet keats yeats brontes hobbes locke haydn handel liszt brahms schubert schumann strauss strasse \
        hafnium thulium thallium yttrium ytterbium terbium erbium helium holmium rhodium radium radon indium iridium titanium tantalum \
        magnesium manganese sodium selenium silicon silver
        proton photon neutron neuron stalactite stalagmite ileum ilium mitosis meiosis ethanol ethanal delhi delphi
        """
}
