import CSQLite

/// One connection to a SQLite file with its prepared statements.
///
/// Calls SQLite's C interface directly: a layer in between cost measurable time in every request
/// (docs/adr/0004-sqlite-c-interface.md).
// @unchecked: only the holder of a checked-out connection uses it; SQLite is opened without mutexes for it.
final class SQLiteConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]
    private let log = WALSize()

    /// - Parameters:
    ///   - createsIfMissing: true to create a missing file.
    ///   - isReadOnly: true to write nothing at all, not even pages of the log into the file.
    /// - Throws: `SQLiteError`
    init(path: String, createsIfMissing: Bool, isReadOnly: Bool = false) throws {
        var handle: OpaquePointer?
        let create = createsIfMissing ? SQLITE_OPEN_CREATE : 0
        let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let flags = access | create | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw SQLiteError(code: code, connection: handle)
        }
        self.handle = handle
        // Another process of the platform (`naderhand merchant add`) may lock the file for a moment.
        sqlite3_busy_timeout(handle, 5_000)
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// True while a transaction is open: SQLite ends one by itself on a full disk.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Number of rows changed on this connection since it was opened.
    var totalChanges: Int64 { sqlite3_total_changes64(handle) }

    /// Length of the write-ahead log after the last commit on this connection, in pages.
    var walPages: Int { log.pages }

    /// Tracks the length of the log; SQLite then no longer copies it by itself.
    func trackWALSize() {
        let log = Unmanaged.passUnretained(log).toOpaque()
        sqlite3_wal_hook(
            handle,
            { log, _, _, pages in
                if let log { Unmanaged<WALSize>.fromOpaque(log).takeUnretainedValue().pages = Int(pages) }
                return SQLITE_OK
            }, log)
    }

    /// Receives the length of the log from SQLite's hook.
    private final class WALSize {
        var pages = 0
    }

    private func failure(_ code: Int32) -> any Error {
        let error = SQLiteError(code: code, connection: handle)
        guard error.primaryCode == SQLITE_CORRUPT, let path = sqlite3_db_filename(handle, "main") else {
            return error.forCaller
        }
        return StorageError.corrupted(path: String(cString: path), reason: error.message)
    }

    /// Prepares each statement once, since statements are constants of the program.
    private func statement(_ sql: String) throws -> OpaquePointer {
        if let statement = statements[sql] { return statement }
        var statement: OpaquePointer?
        // There is one writer, so no row is ever locked by another one.
        let text = sql.hasSuffix(Self.skipLockedClause) ? String(sql.dropLast(Self.skipLockedClause.utf8.count)) : sql
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        statements[sql] = statement
        return statement
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        for (index, value) in values.enumerated() {
            let position = Int32(index + 1)
            let code =
                switch value {
                case .null: sqlite3_bind_null(statement, position)
                case .integer(let number): sqlite3_bind_int64(statement, position, number)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { characters in
                            sqlite3_bind_text(
                                statement, position, characters.baseAddress, Int32(characters.count), Self.transient)
                        }
                    }
                }
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// Clause of portable SQL that claims rows unless other processes have locked them.
    private static let skipLockedClause = " FOR UPDATE SKIP LOCKED"

    /// `SQLITE_TRANSIENT`, which C writes as a cast that Swift does not import.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension SQLiteConnection: Transaction {
    func execute(_ sql: String, _ values: [SQLValue]) throws {
        _ = try run(sql, values) { _ in }
    }

    /// Runs the query when its rows are read: there is no round trip to save.
    func query<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> PendingRows<Row> {
        PendingRows { [self] in try run(sql, values, read) }
    }

    private func run<Row>(_ sql: String, _ values: [SQLValue], _ read: (any ResultRow) throws -> Row) throws -> [Row] {
        let statement = try statement(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        var rows: [Row] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: rows.append(try read(SQLiteRow(statement: statement)))
            case SQLITE_DONE: return rows
            case let code: throw failure(code)
            }
        }
    }
}

/// Current row of a statement.
private struct SQLiteRow: ResultRow {
    let statement: OpaquePointer

    private func unreadable(_ column: Int) -> StorageError {
        .unreadableRow(sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? "column \(column)")
    }

    func integer(_ column: Int) throws -> Int64 {
        guard let value = try optionalInteger(column) else { throw unreadable(column) }
        return value
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(statement, Int32(column))
        case SQLITE_NULL: return nil
        default: throw unreadable(column)
        }
    }

    func text(_ column: Int) throws -> String {
        guard let value = try optionalText(column) else { throw unreadable(column) }
        return value
    }

    func optionalText(_ column: Int) throws -> String? {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, Int32(column)),
                count: Int(sqlite3_column_bytes(statement, Int32(column))))
            return String(decoding: bytes, as: UTF8.self)
        default: throw unreadable(column)
        }
    }
}
