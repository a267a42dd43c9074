import Testing

@testable import SockratesBoard

@Suite struct CSVFieldTests {
    @Test(arguments: [
        ("Paris", "Paris"), ("", ""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("a\r\nb", "\"a\r\nb\""),
    ])
    func fieldsAreQuotedWhereTheyMustBe(value: String, field: String) {
        #expect(CSVField(value).text == field)
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\r\n=1", "=\"a\",b"])
    func noFieldIsAFormula(value: String) {
        let first = CSVField(value).text.drop { $0 == "\"" }.first
        #expect(first == "'")
    }
}
