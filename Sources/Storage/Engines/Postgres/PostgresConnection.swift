import CPostgres
import Foundation

/// One connection to a PostgreSQL server with its prepared statements. Used by one thread at a time.
///
/// It uses libpq's pipeline mode: statements are sent without waiting for earlier results, and results are fetched when
/// they are needed. A transaction that writes three rows takes one round trip.
///
/// libpq is in non-blocking mode: after `init`, no call waits beyond the deadline.
final class PostgresConnection {
    private let handle: OpaquePointer
    private var statements: [String: String] = [:]
    private var preparations = 0
    /// Statements sent whose results have not been fetched, in order.
    private var pendingResults: [PendingResult] = []
    private var isBegun = false

    /// Time at which waiting for the server throws `PostgresTimeout`; `nil` for no limit.
    var deadline: ContinuousClock.Instant?

    private enum PendingResult {
        case prepare(sql: String)
        /// Result of a statement that only changes rows. It is dropped, but an error in it is still thrown.
        case statement(StatementResult?)
        case sync
    }

    /// Connects within the `connect_timeout` of the connection string, which applies to each host: only libpq's
    /// blocking call tries the next host after one that does not respond. The connection is kept for later
    /// transactions, so the deadline of the current one does not apply.
    /// - Throws: `PostgresError`, `StorageError.serverTooOld`
    init(_ address: PostgresConnectionString) throws {
        let handle = address.withParameters { PQconnectdbParams($0, $1, 1) }
        guard let handle else { throw PostgresError(message: "out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresError(message: PostgresError.lastMessage(of: handle))
        }
        self.handle = handle
        // Notices such as "relation exists, skipping" are dropped; libpq would print them.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        let version = PQserverVersion(handle)
        guard version >= Self.oldestVersion else {
            throw StorageError.serverTooOld(address: address.redacted, version: String(version / 10_000))
        }
        guard PQsetnonblocking(handle, 1) == 0 else { throw connectionLostError() }
        do {
            deadline = .now + .seconds(5)
            try setUpSession()
            deadline = nil
        } catch is PostgresTimeout {
            throw PostgresError(message: "the server does not respond")
        }
        guard PQenterPipelineMode(handle) == 1 else { throw connectionLostError() }
    }

    deinit {
        PQfinish(handle)
    }

    private static let oldestVersion: Int32 = 140_000

    /// True if the connection can be used again.
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Applies the session settings that neither the connection string, the role nor the server has set.
    private func setUpSession() throws {
        guard PQsendQuery(handle, Self.sessionSettings) == 1 else { throw connectionLostError() }
        let result = try nextResult()
        defer { PQclear(result) }
        guard let result, PQresultStatus(result) == PGRES_TUPLES_OK else {
            throw result.map { PostgresError($0, of: handle) } ?? connectionLostError()
        }
        while let more = try nextResult() { PQclear(more) }
    }

    /// A client that hangs or is cut off loses its locks within half a minute. A statement of a closed connection ends
    /// within a second; servers that are not on Linux may refuse that setting. Plans are generic and use indexes: on
    /// small tables the planner prefers scans, which conflict with every writer under SERIALIZABLE.
    private static let sessionSettings = """
        SELECT set_config(name, value, false)
        FROM (VALUES
            ('statement_timeout', '10s', '0'), ('lock_timeout', '5s', '0'),
            ('idle_in_transaction_session_timeout', '20s', '0'),
            ('tcp_keepalives_idle', '10', '0'), ('tcp_keepalives_interval', '5', '0'),
            ('tcp_keepalives_count', '3', '0'), ('client_connection_check_interval', '1s', '0'),
            ('jit', 'off', 'on'), ('enable_seqscan', 'off', 'on'), ('plan_cache_mode', 'force_generic_plan', 'auto'),
            ('synchronous_commit', 'on', 'off'), ('synchronous_commit', 'on', 'local'),
            ('synchronous_commit', 'on', 'remote_write')
        ) AS setting (name, value, unless)
        WHERE (current_setting(name) = unless OR (unless = '0' AND name LIKE 'tcp%'))
            AND (name <> 'client_connection_check_interval' OR version() LIKE '%linux%')
        """

    private func connectionLostError() -> PostgresError {
        PostgresError(message: PostgresError.lastMessage(of: handle))
    }
}

/// `BEGIN` statements by kind of transaction.
enum PostgresTransactionMode: String {
    case readOnly = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    case readWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE"
    /// Isolation of migrations, which wait for a lock and must then see the current schema; the other levels would
    /// still see the earlier one.
    case migration = "BEGIN ISOLATION LEVEL READ COMMITTED"
}

extension PostgresConnection: Transaction {
    /// Begins a transaction together with its first statement, after the results of the last one have arrived.
    ///
    /// Detects a closed connection before anything is sent.
    func begin(_ mode: PostgresTransactionMode) throws {
        try discardPendingResults()
        // Nothing was sent, so readable data is the server's closing message.
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard poll(&socket, 1, 0) == 0 else { throw PostgresError(message: "the server has closed the connection") }
        try send(mode.rawValue, [], for: nil)
        isBegun = true
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws {
        try send(sql, values, for: nil)
    }

    func query<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> PendingRows<Row> {
        let reply = StatementResult()
        try send(sql, values, for: reply)
        return PendingRows { [self] in
            if reply.result == nil {
                guard PQsendFlushRequest(handle) == 1 else { throw connectionLostError() }
                try receive(reply)
            }
            guard let result = reply.result else { throw connectionLostError() }
            return try (0..<PQntuples(result)).map { try read(PostgresRow(result: result, row: $0)) }
        }
    }

    /// Commits the statements sent in the transaction.
    func commit() throws {
        let reply = StatementResult()
        try send("COMMIT", [], for: reply)
        try synchronize()
        try receive(reply)
        // A failed transaction responds to COMMIT with ROLLBACK.
        guard let result = reply.result, String(cString: PQcmdStatus(result)) == "COMMIT" else {
            throw PostgresError(sqlState: "25P02", message: "the transaction had failed")
        }
        isBegun = false
    }

    /// Ends a read-only transaction. Waits for results only if statements were sent whose results were not read: a
    /// change, which is not allowed.
    func end() throws {
        let isChange = pendingResults.contains { if case .statement(nil) = $0 { true } else { false } }
        if isChange { return try commit() }
        try send("COMMIT", [], for: nil)
        try synchronize()
        isBegun = false
        try flush()
    }

    /// Rolls back in any state, without waiting for the result. A lost connection has rolled back already.
    func rollBack() {
        guard isBegun else { return }
        isBegun = false
        do {
            // After an error the server ignores statements up to this point.
            try synchronize()
            try send("ROLLBACK", [], for: nil)
            try synchronize()
            try flush()
        } catch {
            // A failure here is found by the next use: the connection is not alive, or results do not arrive.
        }
    }

    /// Waits for all pending results and drops them.
    /// - Returns: true if the connection can be used again.
    func settle(by moment: ContinuousClock.Instant) -> Bool {
        deadline = moment
        return (try? discardPendingResults()) != nil && isAlive
    }
}

// MARK: - Sending and receiving

extension PostgresConnection {
    private func send(_ sql: String, _ values: [SQLValue], for reply: StatementResult?) throws {
        let name = try prepare(sql, values)
        let sent = PostgresParameters.with(values) { _, bytes, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(values.count), bytes, lengths, formats, 1)
        }
        guard sent == 1 else { throw connectionLostError() }
        pendingResults.append(.statement(reply))
    }

    /// Prepares each statement once, since statements are constants of the program.
    private func prepare(_ sql: String, _ values: [SQLValue]) throws -> String {
        if let name = statements[sql] { return name }
        preparations += 1
        let name = "s\(preparations)"
        let sent = PostgresParameters.with(values) { types, _, _, _ in
            PQsendPrepare(handle, name, sql, Int32(values.count), types)
        }
        guard sent == 1 else { throw connectionLostError() }
        statements[sql] = name
        pendingResults.append(.prepare(sql: sql))
        return name
    }

    /// Marks the point at which the server continues after an error, and makes it send all results up to here.
    private func synchronize() throws {
        guard PQpipelineSync(handle) == 1 else { throw connectionLostError() }
        pendingResults.append(.sync)
    }

    /// Fetches all results up to that of a statement.
    /// - Throws: the first error among them. The server skipped the statements after it.
    private func receive(_ reply: StatementResult) throws {
        while reply.result == nil, let next = pendingResults.first {
            let result = try fetch(next)
            if [PGRES_FATAL_ERROR, PGRES_PIPELINE_ABORTED, PGRES_BAD_RESPONSE].contains(PQresultStatus(result)) {
                defer { PQclear(result) }
                throw PostgresError(result, of: handle)
            }
            if case .statement(let owner?) = next { owner.result = result } else { PQclear(result) }
        }
    }

    /// Fetches the pending results and drops them.
    private func discardPendingResults() throws {
        while let next = pendingResults.first {
            PQclear(try fetch(next))
        }
    }

    /// Result of the oldest pending statement.
    private func fetch(_ next: PendingResult) throws -> OpaquePointer {
        guard let result = try nextResult() else { throw connectionLostError() }
        pendingResults.removeFirst()
        switch next {
        case .sync:
            break
        case .prepare(let sql):
            if PQresultStatus(result) != PGRES_COMMAND_OK { statements[sql] = nil }
            fallthrough
        case .statement:
            // After a statement's result comes only the end marker, which has arrived with it.
            while isAlive, let more = PQgetResult(handle) { PQclear(more) }
        }
        guard isAlive else {
            defer { PQclear(result) }
            throw PostgresError(message: PostgresError(result, of: handle).message)
        }
        return result
    }
}

// MARK: - Waiting

extension PostgresConnection {
    /// - Throws: `PostgresTimeout`
    private func nextResult() throws -> OpaquePointer? {
        while PQisBusy(handle) == 1 {
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw connectionLostError() }
            try waitForSocket(POLLIN | (unsent > 0 ? POLLOUT : 0))
            for _ in 0..<readsPerWait {
                guard PQconsumeInput(handle) == 1 else { throw connectionLostError() }
            }
        }
        return PQgetResult(handle)
    }

    /// Sends buffered data.
    /// - Throws: `PostgresTimeout`
    private func flush() throws {
        while case let unsent = PQflush(handle), unsent != 0 {
            guard unsent > 0 else { throw connectionLostError() }
            try waitForSocket(POLLIN | POLLOUT)
            guard PQconsumeInput(handle) == 1 else { throw connectionLostError() }
        }
    }

    /// Number of reads after each wait. One read of an encrypted connection returns at least 8 KiB of a record of up to
    /// 16 KiB; the rest stays in the encryption's buffer, where `poll` does not see it.
    private var readsPerWait: Int { PQsslInUse(handle) == 1 || PQgssEncInUse(handle) == 1 ? 2 : 1 }

    private func waitForSocket(_ events: Int32) throws {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        while true {
            let count = poll(&socket, 1, timeout)
            if count > 0 { return }
            if count == 0 { throw PostgresTimeout() }
            guard errno == EINTR else { throw connectionLostError() }
        }
    }

    /// Milliseconds until the deadline, rounded up, for `poll`.
    private var timeout: Int32 {
        guard let deadline else { return -1 }
        let left = (deadline - .now) / .milliseconds(1)
        return left <= 0 ? 0 : Int32(min(left.rounded(.up), 1_000_000))
    }
}

/// Result of a statement until it is read.
private final class StatementResult {
    var result: OpaquePointer?

    deinit {
        PQclear(result)
    }
}
