/// The texts of an answer in the shape in which its author's allowance compares them.
struct NearForms: Sendable {
    /// The longest text that slips are counted in, in letters; and how many texts are looked at, so that time stays bounded.
    static let longest = 256
    static let mostForms = 500

    private let allowance: Allowance
    private let texts: [[UInt8]]
    private let letters: [[Unicode.Scalar]]

    init(_ allowance: Allowance, _ forms: [CompiledAnswer.Form]) {
        self.allowance = allowance
        switch allowance {
        case .nothing: (texts, letters) = ([], [])
        case .edits: (texts, letters) = ([], forms.prefix(NearForms.mostForms).map { NearForms.letters($0.normal) })
        case .differences(let differences): (texts, letters) = (forms.map { differences.removed(from: $0.raw) }, [])
        }
    }

    /// The form that a response equals but for the differences.
    func equal(to response: [UInt8]) -> Int? {
        guard case .differences(let differences) = allowance, response.count <= Judge.longestResponse else {
            return nil
        }
        let text = differences.removed(from: response)
        return texts.firstIndex(of: text)
    }

    /// The form with the fewest slips, if they are few enough.
    func nearest(to response: NormalForm) -> Int? {
        guard case .edits(let most) = allowance else { return nil }
        let typed = NearForms.letters(response)
        var best: (form: Int, distance: Int)?
        for (form, text) in letters.enumerated() {
            let limit = best.map { $0.distance - 1 } ?? most
            if let distance = EditDistance.within(limit, text[...], typed[...], longest: NearForms.longest) {
                best = (form, distance)
            }
        }
        return best?.form
    }

    private static func letters(_ form: NormalForm) -> [Unicode.Scalar] {
        Array(String(decoding: form.bytes.prefix(4 * (longest + 1)), as: UTF8.self).unicodeScalars)
    }
}
