/// The units that have a name, alone and with their prefixes.
struct UnitTable: Sendable {
    static let shared = UnitTable()

    /// The first name of each, without prefixes.
    private(set) var names: [String] = []
    private var exact: [String: [MeasureUnit]] = [:]
    private var folded: [String: [MeasureUnit]] = [:]

    /// The units of a name: those by its letter case before those whatever the case.
    ///
    /// Blanks in it are put aside (`degrees Celsius`), but not behind a symbol of one or two letters: `N m` is no nanometre.
    func units(named name: String) -> [MeasureUnit] {
        let first = name.prefix { $0 != " " }
        if first.count < 3, first.count < name.count { return [] }
        return (exact[name] ?? []) + (folded[UnitTable.folded(name)] ?? [])
    }

    /// Case and blanks put aside.
    private static func folded(_ name: String) -> String {
        var bytes: [UInt8] = []
        Folding.shared.fold(Array(name.utf8), into: &bytes)
        return String(decoding: bytes.filter { $0 != ASCII.space }.map(ASCII.lower), as: UTF8.self)
    }

    private init() {
        var prefixed: [(name: String, unit: MeasureUnit)] = []
        for line in UnitTable.lines.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count > 4, let factor = Double(fields[1]), let offset = Double(fields[2]) else { continue }
            let unit = MeasureUnit(name: fields[4], dimension: Dimension(fields[0]), factor: factor, offset: offset)
            names.append(unit.name)
            for name in fields[4...] { add(unit, name) }
            prefixed += UnitTable.prefixed(unit, fields[3], fields[4...])
        }
        // What has a name of its own comes first: `min` is a minute.
        for (name, unit) in prefixed { add(unit, name) }
    }

    private mutating func add(_ unit: MeasureUnit, _ name: String) {
        exact[name, default: []].append(unit)
        folded[UnitTable.folded(name), default: []].append(unit)
    }

    /// The unit with the prefixes that its line allows: `s` of the SI, `b` of bits and bytes.
    private static func prefixed(_ unit: MeasureUnit, _ kind: String, _ names: ArraySlice<String>)
        -> [(name: String, unit: MeasureUnit)]
    {
        guard kind != "-" else { return [] }
        let sets = kind == "b" ? prefixes.filter { $0.factor >= 1000 } + binaryPrefixes : prefixes
        return sets.flatMap { prefix in
            names.flatMap { name in
                // Up to three letters may be a symbol: `kbit`, and `kilobit`.
                (name.utf8.count <= 3 ? [prefix.symbol, prefix.name] : [prefix.name]).map { start in
                    (start + name, unit.scaled(prefix.factor, start + name))
                }
            }
        }
    }

    /// Prefixes of the SI (BIPM, SI Brochure, 9th edition), the commonest first, so that `MM` is rather a millimetre than a megametre.
    private static let prefixes: [(symbol: String, name: String, factor: Double)] = [
        ("k", "kilo", 1e3), ("m", "milli", 1e-3), ("c", "centi", 1e-2), ("M", "mega", 1e6), ("u", "micro", 1e-6),
        ("n", "nano", 1e-9), ("G", "giga", 1e9), ("p", "pico", 1e-12), ("T", "tera", 1e12), ("h", "hecto", 1e2),
        ("d", "deci", 1e-1), ("da", "deca", 1e1), ("f", "femto", 1e-15), ("P", "peta", 1e15), ("a", "atto", 1e-18),
        ("E", "exa", 1e18), ("Z", "zetta", 1e21), ("Y", "yotta", 1e24), ("z", "zepto", 1e-21), ("y", "yocto", 1e-24),
    ]

    /// Prefixes of powers of two (IEC 80000-13).
    private static let binaryPrefixes: [(symbol: String, name: String, factor: Double)] = [
        ("Ki", "kibi", 1024), ("Mi", "mebi", 1_048_576), ("Gi", "gibi", 1_073_741_824),
        ("Ti", "tebi", 1_099_511_627_776),
        ("Pi", "pebi", 1_125_899_906_842_624), ("Ei", "exbi", 1_152_921_504_606_846_976),
    ]
}

extension MeasureUnit {
    fileprivate func scaled(_ size: Double, _ name: String) -> MeasureUnit {
        MeasureUnit(name: name, dimension: dimension, factor: factor * size, offset: 0)
    }
}

extension UnitTable {
    /// A line a unit: its dimension, its size in the dimension's base units, what is added for a scale with another zero, which prefixes
    /// it takes (`s` those of the SI, `b` those of data, `-` none), its names.
    ///
    /// Sizes: the SI Brochure (BIPM, 9th edition) and NIST SP 811, appendix B. What is counted or weighted apart from others of the
    /// same dimension (decays, doses, light) has a base of its own, so that becquerel and hertz are not mistaken for each other.
    private static let lines = """
        m 1 0 s m metre metres meter meters
        m 0.0254 0 - in inch inches "
        m 0.3048 0 - ft foot feet '
        m 0.9144 0 - yd yard yards
        m 1609.344 0 - mi mile miles
        m 1e-6 0 - micron microns
        m 1e-10 0 - Å angstrom angstroms
        m 1852 0 - nmi nauticalmile nauticalmiles
        m 149597870700 0 - au astronomicalunit astronomicalunits
        m 9460730472580800 0 - ly lightyear lightyears light-year light-years
        m 3.0856775814913673e16 0 s pc parsec parsecs
        kg 0.001 0 s g gram grams gramme grammes
        kg 1 0 - kilo kilos kgs
        kg 1000 0 - t tonne tonnes metricton metrictons
        kg 0.45359237 0 - lb pound pounds lbs
        kg 0.028349523125 0 - oz ounce ounces
        kg 6.35029318 0 - st stone
        kg 1.66053906660e-27 0 - u dalton Da amu
        s 1 0 s s second seconds sec secs
        s 60 0 - min minute minutes mins
        s 3600 0 - h hour hours hr hrs
        s 86400 0 - d day days
        s 604800 0 - week weeks wk
        s 31557600 0 - year years yr yrs
        K 1 273.15 - °C C celsius degreescelsius degreecelsius degreesc degc
        K 0.5555555555555556 255.3722222222222 - °F F fahrenheit degreesfahrenheit degreefahrenheit degreesf degf
        K 1 0 s K kelvin kelvins
        A 1 0 s A amp amps ampere amperes
        mol 1 0 s mol mole moles
        cd 1 0 s cd candela candelas
        lm 1 0 s lm lumen lumens
        lm.m-2 1 0 s lx lux
        m2 1e4 0 - ha hectare hectares
        m2 4046.8564224 0 - acre acres
        m2 1 0 - sqm
        m2 1e6 0 - sqkm
        m2 2589988.110336 0 - sqmi
        m2 0.09290304 0 - sqft
        m3 0.001 0 s l litre litres liter liters L
        m3 1e-6 0 - cc ccm
        m3 0.003785411784 0 - gal gallon gallons
        m3 0.000473176473 0 - pt pint pints
        m.s-1 1 0 - mps
        m.s-1 0.2777777777777778 0 - kph kmh
        m.s-1 0.44704 0 - mph m.p.h
        m.s-1 0.5144444444444445 0 - kn knot knots kt
        kg.m.s-2 1 0 s N newton newtons
        kg.m.s-2 4.4482216152605 0 - lbf
        kg.m2.s-3 1 0 s W watt watts
        kg.m2.s-3 745.69987158227 0 - hp horsepower
        kg.m2.s-2 1 0 s J joule joules
        kg.m2.s-2 4.184 0 s cal calorie calories
        kg.m2.s-2 3600 0 s Wh watthour watthours watt-hour watt-hours
        kg.m2.s-2 1.602176634e-19 0 s eV electronvolt electronvolts
        kg.m-1.s-2 1 0 s Pa pascal pascals
        kg.m-1.s-2 100000 0 s bar bars
        kg.m-1.s-2 100 0 - millibar millibars
        kg.m-1.s-2 101325 0 - atm atmosphere atmospheres
        kg.m-1.s-2 133.322387415 0 - mmHg torr
        kg.m-1.s-2 6894.757293168 0 - psi
        s-1 1 0 s Hz hertz
        angle.s-1 6 0 - rpm
        decay.s-1 1 0 s Bq becquerel becquerels
        decay.s-1 3.7e10 0 s Ci curie curies
        m2.s-2.gray 1 0 s Gy gray grays
        m2.s-2.sievert 1 0 s Sv sievert sieverts
        s-1.mol 1 0 s kat katal katals
        s.A 1 0 s coulomb coulombs C
        s.A 3600 0 s Ah
        kg.m2.s-3.A-1 1 0 s V volt volts
        kg.m2.s-3.A-2 1 0 s ohm ohms
        kg-1.m-2.s3.A2 1 0 s S siemens
        kg-1.m-2.s4.A2 1 0 s farad farads F
        kg.m2.s-2.A-1 1 0 s Wb weber webers
        kg.s-2.A-1 1 0 s T tesla teslas
        kg.m2.s-2.A-2 1 0 s H henry henries henrys
        angle 1 0 - ° deg degree degrees
        angle 57.29577951308232 0 s rad radian radians
        angle 360 0 - rev revolution revolutions turn turns
        solid 1 0 - sr steradian steradians
        bit 1 0 b bit bits
        bit 8 0 b B byte bytes
        bit.s-1 1000 0 - kbps
        bit.s-1 1e6 0 - Mbps
        bit.s-1 1e9 0 - Gbps
        bit.s-1 1 0 - bps
        level 1 0 - dB decibel decibels
        percent 1 0 - % percent pct percentage
        dollar 1 0 - $ dollar dollars usd us$
        euro 1 0 - € euro euros eur
        sterling 1 0 - £ poundsterling poundssterling gbp quid
        yen 1 0 - ¥ yen jpy
        rupee 1 0 - ₹ rupee rupees inr rs
        """
}
