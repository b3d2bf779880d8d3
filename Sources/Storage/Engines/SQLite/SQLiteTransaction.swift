import GRDB

/// A body's view of SQLite: one connection, on the thread it belongs to.
struct SQLiteTransaction: Transaction {
    let connection: GRDB.Database

    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        let statement = try connection.cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
        try statement.execute()
        return connection.changesCount
    }

    func rows<Result>(
        _ sql: String, _ values: [SQLValue], _ read: (any ResultRow) throws -> Result
    ) throws -> [Result] {
        let statement = try connection.cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
        let cursor = try Row.fetchCursor(statement)
        var results: [Result] = []
        while let row = try cursor.next() {
            results.append(try read(SQLiteRow(row: row)))
        }
        return results
    }
}

private struct SQLiteRow: ResultRow {
    let row: Row

    func integer(_ column: Int) throws -> Int64 {
        guard let value = try optionalInteger(column) else { throw StorageError.unreadableRow("column \(column)") }
        return value
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        guard !row.hasNull(atIndex: column) else { return nil }
        guard let value = Int64.fromDatabaseValue(row[column]) else {
            throw StorageError.unreadableRow("column \(column)")
        }
        return value
    }

    func text(_ column: Int) throws -> String {
        guard let value = try optionalText(column) else { throw StorageError.unreadableRow("column \(column)") }
        return value
    }

    func optionalText(_ column: Int) throws -> String? {
        guard !row.hasNull(atIndex: column) else { return nil }
        guard let value = String.fromDatabaseValue(row[column]) else {
            throw StorageError.unreadableRow("column \(column)")
        }
        return value
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        }
    }
}
