import Foundation
import SockratesQuiz
import Testing

/// Whole numbers of any size against Python's.
@Suite struct WholeNumberTests {
    private struct Samples {
        var random = SeededRandom(seed: 4)

        /// Digits of any count up to a most; those at which limbs carry come often.
        mutating func number(digits most: Int) -> WholeNumber {
            let count = Int(random.next() % UInt64(most)) + 1
            let kind = random.next() % 4
            var text = random.next() % 3 == 0 ? "-" : ""
            for _ in 0..<count {
                text += kind == 0 ? "9" : kind == 1 ? (random.next() % 9 == 0 ? "1" : "0") : "\(random.next() % 10)"
            }
            return WholeNumber(text) ?? .zero
        }
    }

    private static func python(_ script: String, _ input: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", "import sys, math\nfor line in sys.stdin:\n a, b, c = map(int, line.split())\n \(script)",
        ]
        let file = FileManager.default.temporaryDirectory.appending(path: "sockrates-wholes-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: written, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func theyAreReckonedAsPythonReckons() throws {
        var samples = Samples()
        var input = ""
        var own: [String] = []
        for _ in 0..<3000 {
            let (a, b, c) = (samples.number(digits: 60), samples.number(digits: 40), samples.number(digits: 12))
            input += "\(a) \(b) \(c)\n"
            let quotient = a.divided(by: b).map { "\($0.quotient) \($0.remainder)" } ?? "none"
            let power = c.isZero ? nil : a.power(b.magnitude, modulo: c.magnitude)
            let inverse = a.inverse(modulo: c.magnitude).map { "\($0)" } ?? "none"
            own.append(
                "\(a + b) \(a - b) \(a * b) \(quotient) \(power.map { "\($0)" } ?? "none") \(a.greatestCommonDivisor(b))"
                    + " \(inverse) \(a < b) \(a.magnitude.text(base: 7).count)"
            )
        }
        let script = """
            d = f"{a // b} {a % b}" if b else "none"
             p = pow(a, abs(b), abs(c)) if c else "none"
             m = abs(c)
             i = pow(a, -1, m) if m > 1 and math.gcd(a, m) == 1 else "none"
             n, x = 0, abs(a)
             while True:
              n, x = n + 1, x // 7
              if not x: break
             print(a + b, a - b, a * b, d, p, math.gcd(a, b), i, str(a < b).lower(), n)
            """
        let theirs = try Self.python(script, input)
        try #require(theirs.count == own.count)
        let different = zip(own, theirs).first { $0 != $1 }
        #expect(different == nil)
    }

    @Test(arguments: ["0", "-1", "999999999", "1000000000", "-9223372036854775808", "123456789012345678901234567890"])
    func digitsAreReadAndWritten(text: String) {
        #expect(WholeNumber(text)?.description == text)
        #expect(WholeNumber(WholeNumber(text)?.text(base: 16) ?? "", base: 16)?.description == text)
    }

    @Test(arguments: ["", "-", "+-1", "1.0", "1e3", " 1", "0x1", "١"])
    func whatIsNoWholeNumberIsNone(text: String) { #expect(WholeNumber(text) == nil) }

    @Test func primesAreTold() {
        let small = (0..<200).filter { WholeNumber(Int64($0)).isPrime }
        #expect(small == (2..<200).filter { number in (2..<number).allSatisfy { number % $0 != 0 } })
        // Carmichael's numbers, strong pseudoprimes to the bases up to 31, and Mersenne's.
        for composite in ["561", "3825123056546413051", "318665857834031151167461"] {
            #expect(WholeNumber(composite)?.isPrime == false)
        }
        #expect((WholeNumber(2).power(127) - WholeNumber(1)).isPrime)
        #expect(!(WholeNumber(2).power(129) - WholeNumber(1)).isPrime)
        var random = SeededRandom(seed: 3)
        let prime = WholeNumber.prime(bits: 64, &random)
        #expect(prime.text(base: 2).count == 64)
        #expect(prime.isPrime)
    }
}
