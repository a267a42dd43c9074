import ArgumentParser
import Foundation

/// A number to judge by, with all its digits.
struct JudgeNumber: Equatable {
    /// The number as Swift writes it.
    let text: String

    init?(_ text: String) {
        guard let value = Double(text), value.isFinite else { return nil }
        self.text = text
    }
}

extension JudgeNumber: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension JudgeNumber: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A Decimal keeps 38 digits, which a Double does not, and ends near 1e127, where that goes on.
        if let exact = try? container.decode(Decimal.self), exact.isFinite {
            text = "\(exact)"
        } else {
            text = "\(try container.decode(Double.self))"
        }
    }
}
