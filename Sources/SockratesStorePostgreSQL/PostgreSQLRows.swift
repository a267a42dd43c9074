import CLibPQ

/// What a statement has given, in PostgreSQL's binary format: whole numbers of eight bytes, texts and bytes.
final class PostgreSQLRows {
    private let result: OpaquePointer
    private let library: LibPQ

    /// Takes a result of libpq, and frees it in the end.
    init(_ result: OpaquePointer, _ library: LibPQ) {
        self.result = result
        self.library = library
    }

    deinit { library.PQclear(result) }

    /// The rows' numbers.
    var indices: Range<Int> { 0..<Int(library.PQntuples(result)) }

    /// A whole number; `nil` for NULL.
    func integer(_ row: Int, _ column: Int) -> Int64? {
        bytes(row, column).map { bytes in bytes.reduce(0) { $0 << 8 | Int64($1) } }
    }

    /// A text; `nil` for NULL.
    func text(_ row: Int, _ column: Int) -> String? { bytes(row, column).map { String(decoding: $0, as: UTF8.self) } }

    /// Bytes; `nil` for NULL.
    func blob(_ row: Int, _ column: Int) -> [UInt8]? { bytes(row, column).map { Array($0) } }

    /// They lie in the result, and live as long as it does.
    private func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (CInt(row), CInt(column))
        guard library.PQgetisnull(result, row, column) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: library.PQgetvalue(result, row, column),
            count: Int(library.PQgetlength(result, row, column))
        )
    }
}
