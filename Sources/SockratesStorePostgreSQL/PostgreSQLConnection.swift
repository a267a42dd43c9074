import CLibPQ
import Foundation

/// One connection to a server, for one thread at a time.
///
/// Values go both ways in PostgreSQL's binary format: nothing is quoted, and nothing needs to be.
final class PostgreSQLConnection {
    private let library: LibPQ
    private let handle: OpaquePointer
    private var prepared: Set<PostgreSQLStatement> = []

    /// Connects by libpq's keywords and their values, of which the last of a name holds.
    init(_ parameters: [(keyword: String, value: String)]) throws(PostgreSQLError) {
        guard let library = libpq()?.pointee else { throw PostgreSQLError("libpq can't be loaded", isLost: true) }
        self.library = library
        let connected = Self.withCStrings(parameters.map(\.keyword)) { keywords in
            Self.withCStrings(parameters.map(\.value)) { values in library.PQconnectdbParams(keywords, values, 1) }
        }
        guard let connected else { throw PostgreSQLError("there is no memory for a connection", isLost: true) }
        handle = connected
        guard library.PQstatus(handle) == UInt32(LIBPQ_CONNECTION_OK) else { throw lost }
        libpq_silence(handle)
        // Databases in other encodings can't hold what players type.
        let encoding = library.PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? "unknown"
        guard encoding == "UTF8" else {
            throw PostgreSQLError(
                "the database's encoding is \(encoding); make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
            )
        }
    }

    deinit { library.PQfinish(handle) }

    /// The descriptor, to wait for news.
    var socket: CInt { library.PQsocket(handle) }

    /// Runs commands that take no values and give nothing back.
    func execute(_ commands: String) throws(PostgreSQLError) { _ = try checked(library.PQexec(handle, commands)) }

    /// Runs one statement.
    func run(_ statement: PostgreSQLStatement, _ values: PostgreSQLValue...) throws(PostgreSQLError) -> PostgreSQLRows {
        try run([(statement, values)])[0]
    }

    /// Runs statements one behind the other, in one trip to the server and back.
    ///
    /// - Parameter calls: The statements and their values. Where one fails those behind it are left out.
    /// - Returns: What each gives, in their order.
    /// - Throws: The first error.
    func run(_ calls: [(statement: PostgreSQLStatement, values: [PostgreSQLValue])]) throws(PostgreSQLError)
        -> [PostgreSQLRows]
    {
        for call in calls where prepared.insert(call.statement).inserted {
            _ = try checked(library.PQprepare(handle, call.statement.name, call.statement.sql, 0, nil))
        }
        guard library.PQenterPipelineMode(handle) == 1 else { throw lost }
        for call in calls {
            guard send(call.statement, call.values) else { throw lost }
        }
        guard library.PQpipelineSync(handle) == 1 else { throw lost }
        var answers: [PostgreSQLRows] = []
        for _ in calls {
            answers.append(try checked(library.PQgetResult(handle)))
            while let rest = library.PQgetResult(handle) { library.PQclear(rest) }
        }
        let end = library.PQgetResult(handle)
        defer { library.PQclear(end) }
        guard library.PQresultStatus(end) == UInt32(LIBPQ_PIPELINE_SYNC), library.PQexitPipelineMode(handle) == 1 else {
            throw lost
        }
        return answers
    }

    /// Takes all that has come without being asked for.
    ///
    /// - Returns: Whether there was a notification among it.
    func takeNotifications() throws(PostgreSQLError) -> Bool {
        var isNotified = false
        repeat {
            guard library.PQconsumeInput(handle) == 1 else { throw lost }
            while let notification = library.PQnotifies(handle) {
                library.PQfreemem(UnsafeMutableRawPointer(notification))
                isNotified = true
            }
            // The end behind the server's last words must be seen too: who waits for news may not be woken for it.
        } while isReadable
        return isNotified
    }

    private var isReadable: Bool {
        var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0
    }

    // MARK: To and fro

    private func send(_ statement: PostgreSQLStatement, _ values: [PostgreSQLValue]) -> Bool {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for value in values {
            starts.append(bytes.count)
            value.write(to: &bytes)
        }
        let lengths = zip(starts, starts.dropFirst() + [bytes.count]).map { CInt($1 - $0) }
        let formats = [CInt](repeating: 1, count: values.count)
        // An address of nothing would mean NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { bytes in
            let places = starts.map { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            return library.PQsendQueryPrepared(
                handle,
                statement.name,
                CInt(values.count),
                places,
                lengths,
                formats,
                1
            ) == 1
        }
    }

    private func checked(_ result: OpaquePointer?) throws(PostgreSQLError) -> PostgreSQLRows {
        let status = library.PQresultStatus(result)
        if let result, status == UInt32(LIBPQ_TUPLES_OK) || status == UInt32(LIBPQ_COMMAND_OK) {
            return PostgreSQLRows(result, library)
        }
        defer { library.PQclear(result) }
        func field(_ name: Int) -> String {
            library.PQresultErrorField(result, CInt(name)).map { String(cString: $0) } ?? ""
        }
        let message = library.PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        // FATAL and PANIC end the connection; what has no severity is libpq's own, and ends it too.
        throw PostgreSQLError(
            message.isEmpty ? lost.message : message,
            state: field(LIBPQ_SQLSTATE),
            isLost: field(LIBPQ_SEVERITY) != "ERROR"
        )
    }

    private var lost: PostgreSQLError {
        PostgreSQLError(library.PQerrorMessage(handle).map { String(cString: $0) } ?? "", isLost: true)
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        let bytes = texts.map { Array($0.utf8CString) }
        let joined = bytes.flatMap { $0 }
        return joined.withUnsafeBufferPointer { joined in
            var places: [UnsafePointer<CChar>?] = []
            var place = 0
            for text in bytes {
                places.append(joined.baseAddress?.advanced(by: place))
                place += text.count
            }
            places.append(nil)
            return places.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
