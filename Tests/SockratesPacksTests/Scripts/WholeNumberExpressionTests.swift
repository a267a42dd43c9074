import SockratesPacks
import SockratesQuiz
import Testing

/// Numbers beyond 64 bits in packs.
@Suite struct WholeNumberExpressionTests {
    private static let script = PackScript()

    private static func value(_ source: String, _ values: [String: Value] = [:]) throws -> Value {
        var random = SeededRandom(seed: 1)
        let place = ScriptPlace(file: "test", line: 1)
        return try PackExpression(source, of: Self.script, at: place).value(random: &random) { values[$0] }
    }

    @Test(arguments: [
        ("big(12345678901234) * 98765432109876 + 1", "1219326311370155158039986985"),
        ("big(2) ^ 100", "1267650600228229401496703205376"),
        ("-big('-5') - 7", "-2"),
        ("big(-7) // 2 .. ' ' .. big(-7) % 2", "-4 1"),
        ("100 - big(1)", "99"),
        ("big('10') == big(10)", "true"),
        ("big(10) < 11 and big(10) >= 10 and big(11) ~= big(10)", "true"),
        ("tostring(big(3))", "3"),
        ("json({n = big('123456789012345678901234567890')})", "{\"n\":123456789012345678901234567890}"),
        ("from_json('{\"n\": 123456789012345678901234567890}').n + 1", "123456789012345678901234567891"),
        ("to_base(big(2) ^ 64, 16)", "10000000000000000"), ("#tostring(big(2) ^ 33000)", "9934"),
        ("from_base('+ff', 16)", "255"), ("from_base('+10000000000000000', 16)", "18446744073709551616"),
        ("from_base('10000000000000000', 16)", "18446744073709551616"),
        ("from_hex(to_base(from_base(hex('a secret that is long'), 16), 16))", "a secret that is long"),
        ("join(sorted({big(2) ^ 70, 5, big(2) ^ 70 - 1}), ' ')", "5 1180591620717411303423 1180591620717411303424"),
        ("powmod(3, 5, 7)", "5"),
        ("invmod(3, 7)", "5"),
    ])
    func theyAreReckonedWith(source: String, text: String) throws {
        #expect(try Self.value(source).text == text)
    }

    @Test func theyStayWhatTheyAreFromOneExpressionToTheNext() throws {
        let product = try Self.value("big(n) * n", ["n": .integer(9_000_000_000_000)])
        #expect(product == .whole(try #require(WholeNumber("81000000000000000000000000"))))
        #expect(try Self.value("n * n % 1000007", ["n": product]).text == "\(81 * 81 * 0 + (try expected()))")
    }

    /// (81 · 10^24)^2 modulo 1000007, by steps that fit.
    private func expected() throws -> Int {
        let modulus = 1_000_007
        var power = 81
        for _ in 0..<24 { power = power * 10 % modulus }
        return power * power % modulus
    }

    @Test(arguments: [
        ("big(1) + 0.5", "a whole number is reckoned with whole numbers"),
        ("big('x')", "big: argument 1 is a whole number of at most 10000 digits, not \"x\""),
        ("big(1) / 2", "whole numbers are divided by // here; / gives fractions"),
        ("big(1) // 0", "a whole number can't be divided by zero"),
        ("big(2) ^ -1", "an exponent is 0 or more here"),
        ("big(10) ^ 100000", "the number has more than 10000 digits"),
        ("big(2) ^ 9223372036854775807", "the number has more than 10000 digits"),
        ("powmod(2, big(10) ^ 9000, big(10) ^ 9000)", "this took more than 10000000 steps"),
        ("big(1).x", "a whole number has no parts"),
        ("prime(4000)", "prime: argument 1 is a whole number from 8 to 256, not 4000"),
        ("invmod(2, 4)", "invmod: there is no such number: the two have a divisor in common"),
    ])
    func whatCannotBeIsToldWithoutHarm(source: String, message: String) {
        let failure = #expect(throws: ScriptFailure.self) { try Self.value(source) }
        #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
    }

    @Test func nobodyChangesOne() throws {
        #expect(throws: ScriptFailure.self) {
            try Self.value("(function() local a = big(1); a[1] = {}; return a end)()")
        }
        #expect(try Self.value("getmetatable(big(1))").text == "false")
    }

    /// A race of products that no 64 bits hold, and RSA.
    @Test(arguments: [
        """
        rounds: 20
        questions:
          - values: {a: {integer: [10000000000000, 99999999999999]}, b: {integer: [10000000000000, 99999999999999]}}
            ask: "{{a}} * {{b}} = ?"
            answer: "{{big(a) * b}}"
            strictness: exact
        """,
        """
        questions:
          - values: {p: "{{prime(64)}}", q: "{{prime(64)}}", m: {string: 8}}
            ask: "n = {{p * q}}, p = {{p}}, e = 65537, c = {{powmod(from_base(hex(m), 16), 65537, p * q)}}. What is m as text?"
            answer: "{{m}}"
            strictness: exact
        script: |
          function decrypted(n, p, c)
            local q = big(n) // p
            return from_hex(to_base(powmod(c, invmod(65537, (big(p) - 1) * (q - 1)), n), 16))
          end
        solution:
          - {see: 'n = (?P<n>\\d+), p = (?P<p>\\d+), e = 65537, c = (?P<c>\\d+)', type: "{{decrypted(n, p, c)}}"}
        """,
    ])
    func contestsWithLargeNumbersAreWell(pack: String) throws {
        let files = try PackFiles(["pack.yaml": "title: T\nflag: f{1}\nwrong: close\n" + pack + "\n"])
        let report = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
        #expect(report.problems == [])
        #expect(report.steps.contains { $0.hasSuffix("earn the flag") || $0.hasSuffix("earns the flag") })
    }
}
