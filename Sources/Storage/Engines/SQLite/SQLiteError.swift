import CSQLite

/// What SQLite itself had to say.
struct SQLiteError: Error, CustomStringConvertible {
    let code: Int32
    let message: String

    init(code: Int32, connection: OpaquePointer?) {
        self.code = code
        message = String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    }

    var description: String { "SQLite \(code): \(message)" }

    /// The code without what SQLite adds to it.
    var primaryCode: Int32 { code & 0xFF }

    /// The error as those above the engine know it: some pass, like a full disk.
    var forCaller: any Error {
        Self.passing.contains(primaryCode) ? StoreUnavailable.failing(description) : self
    }

    private static let passing = [
        SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_BUSY, SQLITE_NOMEM, SQLITE_PROTOCOL,
    ]
}
