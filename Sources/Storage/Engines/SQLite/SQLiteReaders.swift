import Synchronization

/// Connections that only read, each lent to one reader at a time; as many as read at the same moment.
final class SQLiteReaders: Sendable {
    private struct State {
        var idle: [SQLiteConnection] = []
        var isClosed = false
    }

    private let path: String
    private let state = Mutex(State())

    init(path: String) {
        self.path = path
    }

    /// Runs a body on one consistent view of the store.
    func read<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        let connection = try take()
        defer { give(back: connection) }
        try connection.execute("BEGIN", [])
        defer { _ = try? connection.execute("COMMIT", []) }
        return try body(connection)
    }

    /// Closes what is idle now, and what is in use when it comes back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func take() throws -> SQLiteConnection {
        let (connection, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
        guard !isClosed else { throw StoreUnavailable.closed }
        if let connection { return connection }
        let new = try SQLiteConnection(path: path, mayCreate: false)
        try new.execute("PRAGMA query_only = 1", [])
        return new
    }

    private func give(back connection: SQLiteConnection) {
        state.withLock { state in
            if !state.isClosed { state.idle.append(connection) }
        }
    }
}
