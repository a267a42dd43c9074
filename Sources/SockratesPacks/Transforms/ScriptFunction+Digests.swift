import Crypto
import Foundation
import SockratesQuiz

extension ScriptFunction {
    static let digests = [
        digest("md5", "MD5 (RFC 1321)", example: ("md5('abc')", "900150983cd24fb0d6963f7d28e17f72")) {
            Array(Insecure.MD5.hash(data: $0))
        },
        digest("sha1", "SHA-1 (FIPS 180-4)", example: ("sha1('abc')", "a9993e364706816aba3e25717850c26c9cd0d89d")) {
            Array(Insecure.SHA1.hash(data: $0))
        },
        digest(
            "sha256",
            "SHA-256 (FIPS 180-4)",
            example: ("sha256('abc')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        ) { Array(SHA256.hash(data: $0)) },
        digest("sha512", "SHA-512 (FIPS 180-4)", example: ("sha512('abc'):sub(1, 16)", "ddaf35a193617aba")) {
            Array(SHA512.hash(data: $0))
        },
        ScriptFunction(
            "hmac_sha256",
            "text, key",
            "HMAC with SHA-256 (RFC 2104), in hexadecimal digits",
            example: ("hmac_sha256('what do ya want for nothing?', 'Jefe'):sub(1, 16)", "5bdcc146bf60754e")
        ) { arguments throws(ScriptArguments.Mistake) in
            let key = SymmetricKey(data: try arguments.bytes(1))
            let code = HMAC<SHA256>.authenticationCode(for: try arguments.bytes(0), using: key)
            return .text(ByteDigits.hexadecimal.text(of: Array(code), separator: ""))
        },
        digest("crc32", "CRC-32 (ISO 3309), most significant byte first", example: ("crc32('123456789')", "cbf43926")) {
            CRC32.digest($0)
        },
    ]

    private static func digest(
        _ name: String,
        _ standard: String,
        example: (call: String, result: String),
        _ digest: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> ScriptFunction {
        ScriptFunction(name, "text", "\(standard), in hexadecimal digits", example: example) {
            arguments throws(ScriptArguments.Mistake) in
            .text(ByteDigits.hexadecimal.text(of: digest(try arguments.bytes(0)), separator: ""))
        }
    }
}
