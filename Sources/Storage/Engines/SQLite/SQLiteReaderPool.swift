import Synchronization

/// Pool of read-only connections, each used by one reader at a time. It grows with the number of concurrent readers.
final class SQLiteReaderPool: Sendable {
    private struct State {
        var idle: [SQLiteConnection] = []
        var isClosed = false
    }

    private let path: String
    private let watch: SQLiteWatch?
    private let isReadOnly: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - watch: watch of the file, so that no new connection opens another one.
    ///   - isReadOnly: true to leave the log unchanged when the last connection closes.
    init(path: String, watch: SQLiteWatch?, isReadOnly: Bool = false) {
        self.path = path
        self.watch = watch
        self.isReadOnly = isReadOnly
    }

    /// Runs a body on one consistent snapshot.
    func read<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        let connection = try checkOut()
        defer { checkIn(connection) }
        try connection.execute("BEGIN", [])
        defer { _ = try? connection.execute("COMMIT", []) }
        return try body(connection)
    }

    /// Closes idle connections now, and the others when they are checked in.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func checkOut() throws -> SQLiteConnection {
        let (connection, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
        guard !isClosed else { throw StorageUnavailable.closed }
        try watch?.check()
        if let connection { return connection }
        let new = try SQLiteConnection(path: path, createsIfMissing: false, isReadOnly: isReadOnly)
        try new.execute("PRAGMA query_only = 1", [])
        watch?.checkFiles()
        try watch?.check()
        return new
    }

    private func checkIn(_ connection: SQLiteConnection) {
        state.withLock { state in
            if !state.isClosed { state.idle.append(connection) }
        }
    }
}
