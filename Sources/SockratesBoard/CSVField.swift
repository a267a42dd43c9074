/// A text as one field of a CSV file that is safe to open in a spreadsheet.
///
/// Fields are quoted as RFC 4180 says. A spreadsheet takes a field that begins with `=`, `+`, `-` or `@`, a tab or a carriage
/// return for a formula and runs it; such a field gets an apostrophe in front, as OWASP advises.
package struct CSVField {
    /// The field, ready to stand between commas.
    package let text: String

    /// Makes a field of a text.
    package init(_ value: String) {
        var value = value
        if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            value = "'" + value
        }
        let needsQuotes = value.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        guard needsQuotes else {
            text = value
            return
        }
        // By scalars: a quotation mark with a combining mark behind it is one Character, and still ends a field.
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        text = quoted + "\""
    }
}
