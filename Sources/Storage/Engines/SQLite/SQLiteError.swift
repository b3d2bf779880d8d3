import CSQLite

/// Error reported by SQLite.
struct SQLiteError: Error, CustomStringConvertible {
    let code: Int32
    let message: String

    init(code: Int32, connection: OpaquePointer?) {
        self.code = code
        message = String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    }

    var description: String { "SQLite \(code): \(message)" }

    /// Result code without the extension.
    var primaryCode: Int32 { code & 0xFF }

    /// The error as callers of the engine see it; some are transient, like a full disk.
    var forCaller: any Error {
        if code == Self.uniqueViolation, let columns = message.split(separator: ": ").last {
            return UniqueViolation(constraint: Self.constraint(of: columns))
        }
        return Self.transientCodes.contains(primaryCode) ? StorageUnavailable.unavailable(description) : self
    }

    /// Constraint name as PostgreSQL would derive it from `orders.merchant_id, orders.clean_number`.
    private static func constraint(of columns: Substring) -> String {
        let names = columns.split(separator: ", ").map { $0.split(separator: ".") }
        let table = names.first?.first ?? ""
        return "\(table)_\(names.compactMap(\.last).joined(separator: "_"))_key"
    }

    /// `SQLITE_CONSTRAINT_UNIQUE`, which C writes as a sum that Swift does not import.
    private static let uniqueViolation = SQLITE_CONSTRAINT | 8 << 8

    private static let transientCodes = [
        SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_BUSY, SQLITE_NOMEM, SQLITE_PROTOCOL,
    ]
}
