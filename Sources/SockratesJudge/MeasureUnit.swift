/// A unit of measurement, with what it takes to compare it with others of its dimension.
///
/// The units of ``symbols`` may have prefixes (`km`, `MeV`, `KiB`) where they usually do, powers (`m²`, `s^-1`, `square mile`), and may be
/// put together by products and quotients: `N m`, `kg/m³`, `J/(kg·K)`, `metres per second squared`. What follows a slash divides.
public struct MeasureUnit: Sendable, Equatable {
    /// The unit's name, as it was written: `km`.
    public let name: String
    let dimension: Dimension
    let factor: Double
    let offset: Double

    /// Finds a unit by its symbol or name: `km`, `kilometres`, `°C`, `US$`, `percent`, `kg/m^3`.
    ///
    /// - Parameter name: The symbol or name; where letter case is wrong and nothing else has it right, the commoner unit is meant.
    public init?(_ name: String) {
        guard let unit = UnitReader(name)?.units.first else { return nil }
        self = unit
    }

    /// The first names of all units that are known, without prefixes.
    public static var names: [String] { UnitTable.shared.names }

    private static let temperature = Dimension("K")

    init(name: String, dimension: Dimension, factor: Double, offset: Double) {
        (self.name, self.dimension, self.factor, self.offset) = (name, dimension, factor, offset)
    }

    /// The same unit under another name.
    func named(_ name: String) -> MeasureUnit {
        MeasureUnit(name: name, dimension: dimension, factor: factor, offset: offset)
    }

    /// A value in this unit, told in another unit of the same dimension.
    func converted(_ value: Double, to other: MeasureUnit) -> Double? {
        guard dimension == other.dimension else { return nil }
        if factor == other.factor, offset == other.offset { return value }
        return (value * factor + offset - other.offset) / other.factor
    }

    /// Finds a unit by the letters of a response.
    static func find(_ letters: some Collection<UInt8>) -> MeasureUnit? {
        guard letters.count <= UnitReader.longest else { return nil }
        return UnitReader(String(decoding: letters, as: UTF8.self))?.units.first
    }

    /// Finds a unit of another one's dimension by the letters of a response.
    static func find(_ letters: some Collection<UInt8>, like other: MeasureUnit) -> MeasureUnit? {
        guard letters.count <= UnitReader.longest else { return nil }
        let text = String(decoding: letters, as: UTF8.self)
        if other.dimension == temperature, ["degrees", "degree", "deg", "°"].contains(text.lowercased()) {
            return other
        }
        return UnitReader(text)?.units.first { $0.dimension == other.dimension }
    }
}
