/// A unit of measurement, with what it takes to compare it with others of its dimension.
public struct MeasureUnit: Sendable, Equatable {
    /// The unit's first name: `km`.
    public let name: String
    let dimension: String
    let factor: Double
    let offset: Double

    /// Finds a unit by any of its names or abbreviations, in any letter case: `km`, `kilometres`, `°C`, `US$`, `percent`.
    ///
    /// - Parameter name: A name. Where several units share one, the commoner is meant.
    public init?(_ name: String) {
        guard let unit = MeasureUnit.table[MeasureUnit.folded(Array(name.utf8))] else { return nil }
        self = unit
    }

    /// The first names of all units that are known.
    public static var names: [String] {
        lines.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            return fields.count > 3 ? String(fields[3]) : nil
        }
    }

    /// A value in this unit, told in another unit of the same dimension.
    func converted(_ value: Double, to other: MeasureUnit) -> Double? {
        guard dimension == other.dimension else { return nil }
        if self == other { return value }
        return (value * factor + offset - other.offset) / other.factor
    }

    /// Finds a unit by the letters of a response.
    static func find(_ letters: some Collection<UInt8>) -> MeasureUnit? { table[folded(Array(letters))] }

    private init(name: String, dimension: String, factor: Double, offset: Double) {
        (self.name, self.dimension, self.factor, self.offset) = (name, dimension, factor, offset)
    }

    private static func folded(_ name: [UInt8]) -> String {
        var bytes: [UInt8] = []
        Folding.shared.fold(name, into: &bytes)
        let kept = bytes.filter { !ASCII.isBlank($0) && $0 != UInt8(ascii: ".") }.map(ASCII.lower)
        return String(decoding: kept, as: UTF8.self)
    }

    /// A line a unit: its dimension, its size in the dimension's base unit, what is added for a scale with another zero, its names.
    ///
    /// Sizes: the SI brochure (BIPM, 9th edition) and NIST SP 811, appendix B.
    private static let table: [String: MeasureUnit] = {
        var table: [String: MeasureUnit] = [:]
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count > 3, let factor = Double(fields[1]), let offset = Double(fields[2]) else { continue }
            let unit = MeasureUnit(name: fields[3], dimension: fields[0], factor: factor, offset: offset)
            for name in fields[3...] {
                let key = folded(Array(name.utf8))
                if table[key] == nil { table[key] = unit }
            }
        }
        return table
    }()

    private static let lines = """
        length 1 0 m metre metres meter meters
        length 1000 0 km kilometre kilometres kilometer kilometers kms
        length 0.01 0 cm centimetre centimetres centimeter centimeters
        length 0.001 0 mm millimetre millimetres millimeter millimeters
        length 1e-6 0 µm um micrometre micrometres micrometer micrometers micron microns
        length 1e-9 0 nm nanometre nanometres nanometer nanometers
        length 0.0254 0 in inch inches "
        length 0.3048 0 ft foot feet '
        length 0.9144 0 yd yard yards
        length 1609.344 0 mi mile miles
        length 1852 0 nmi nauticalmile nauticalmiles
        length 149597870700 0 au astronomicalunit astronomicalunits
        length 9460730472580800 0 ly lightyear lightyears light-year light-years
        mass 1 0 kg kilogram kilograms kilogramme kilogrammes kilo kilos
        mass 0.001 0 g gram grams gramme grammes
        mass 1e-6 0 mg milligram milligrams
        mass 1000 0 t tonne tonnes metricton metrictons
        mass 0.45359237 0 lb pound pounds lbs
        mass 0.028349523125 0 oz ounce ounces
        mass 6.35029318 0 st stone
        time 1 0 s second seconds sec secs
        time 0.001 0 ms millisecond milliseconds
        time 60 0 min minute minutes mins
        time 3600 0 h hour hours hr hrs
        time 86400 0 d day days
        time 604800 0 week weeks wk
        time 31557600 0 year years yr yrs
        temperature 1 273.15 °C C celsius degreescelsius degreecelsius degreesc degc
        temperature 0.5555555555555556 255.3722222222222 °F F fahrenheit degreesfahrenheit degreefahrenheit degreesf degf
        temperature 1 0 K kelvin kelvins
        area 1 0 m2 squaremetre squaremetres squaremeter squaremeters sqm
        area 1e6 0 km2 squarekilometre squarekilometres squarekilometer squarekilometers sqkm
        area 1e4 0 ha hectare hectares
        area 4046.8564224 0 acre acres
        area 2589988.110336 0 mi2 squaremile squaremiles sqmi
        area 0.09290304 0 ft2 squarefoot squarefeet sqft
        volume 1 0 l litre litres liter liters
        volume 0.001 0 ml millilitre millilitres milliliter milliliters
        volume 0.01 0 cl centilitre centilitres centiliter centiliters
        volume 1000 0 m3 cubicmetre cubicmetres cubicmeter cubicmeters
        volume 3.785411784 0 gal gallon gallons
        volume 0.473176473 0 pt pint pints
        speed 1 0 m/s mps metrespersecond meterspersecond
        speed 0.2777777777777778 0 km/h kph kmh kilometresperhour kilometersperhour
        speed 0.44704 0 mph mi/h milesperhour
        speed 0.5144444444444445 0 kn knot knots kt
        power 1 0 W watt watts
        power 1000 0 kW kilowatt kilowatts
        power 1e6 0 MW megawatt megawatts
        energy 1 0 J joule joules
        energy 1000 0 kJ kilojoule kilojoules
        energy 4184 0 kcal kilocalorie kilocalories
        energy 3.6e6 0 kWh kilowatthour kilowatthours
        pressure 1 0 Pa pascal pascals
        pressure 100 0 hPa hectopascal hectopascals mbar millibar millibars
        pressure 1000 0 kPa kilopascal kilopascals
        pressure 100000 0 bar bars
        pressure 101325 0 atm atmosphere atmospheres
        frequency 1 0 Hz hertz
        frequency 1000 0 kHz kilohertz
        frequency 1e6 0 MHz megahertz
        frequency 1e9 0 GHz gigahertz
        voltage 1 0 V volt volts
        current 1 0 A amp amps ampere amperes
        angle 1 0 ° deg degree degrees
        angle 57.29577951308232 0 rad radian radians
        data 1 0 bit bits
        data 8 0 byte bytes B
        data 8000 0 kB kilobyte kilobytes
        data 8e6 0 MB megabyte megabytes
        data 8e9 0 GB gigabyte gigabytes
        ratio 1 0 % percent pct percentage
        dollar 1 0 $ dollar dollars usd us$
        euro 1 0 € euro euros eur
        sterling 1 0 £ poundsterling poundssterling gbp quid
        yen 1 0 ¥ yen jpy
        rupee 1 0 ₹ rupee rupees inr rs
        """
}
