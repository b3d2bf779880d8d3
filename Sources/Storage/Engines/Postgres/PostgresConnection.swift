import CPostgres
import Foundation

/// One connection to a PostgreSQL server, used by one thread at a time, with the statements it has prepared.
///
/// It is in libpq's pipeline mode: a statement is sent without waiting for the answer to the one before, and answers
/// are fetched when somebody needs one. So a transaction that writes three rows crosses the wire once for all of them.
///
/// libpq is in non-blocking mode: nothing but `init` waits longer than until the deadline.
final class PostgresConnection {
    private let handle: OpaquePointer
    private var statements: [String: String] = [:]
    private var preparations = 0
    /// What was sent and not yet answered, in order.
    private var pendingResults: [PendingResult] = []
    private var isBegun = false

    /// When waiting for the server ends with `PostgresTimeout`; never without one.
    var deadline: ContinuousClock.Instant?

    private enum PendingResult {
        case prepare(sql: String)
        /// Nobody keeps the answer of a statement that only changes rows; an error in it is noticed all the same.
        case statement(StatementResult?)
        case sync
    }

    /// Connects within the address's `connect_timeout`, which holds for each host: only the call of libpq that blocks
    /// goes on from a host that does not answer to the next one. What was reached in that time is kept for later, so
    /// it has a time of its own whoever waits for it.
    /// - Throws: `PostgresError`, `StorageError.serverTooOld`
    init(_ address: PostgresConnectionString) throws {
        let handle = address.withParameters { PQconnectdbParams($0, $1, 1) }
        guard let handle else { throw PostgresError(message: "out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresError(message: PostgresError.lastMessage(of: handle))
        }
        self.handle = handle
        // Notices ("relation exists, skipping") are of no interest, and libpq would print them.
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

    /// Whether the connection can be used again.
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// What every session needs and neither the address, the role nor the server has set already.
    private func setUpSession() throws {
        guard PQsendQuery(handle, Self.sessionSettings) == 1 else { throw connectionLostError() }
        let result = try nextResult()
        defer { PQclear(result) }
        guard let result, PQresultStatus(result) == PGRES_TUPLES_OK else {
            throw result.map { PostgresError($0, of: handle) } ?? connectionLostError()
        }
        while let more = try nextResult() { PQclear(more) }
    }

    /// A process that hangs or is cut off gives its locks back within half a minute. A statement whose connection was
    /// closed ends within a second; servers that are not on Linux may refuse that setting. Every statement finds its
    /// rows by an index, planned once: on tables still small the planner would rather scan, which under SERIALIZABLE
    /// conflicts with everybody.
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

/// What a transaction is begun as.
enum PostgresTransactionMode: String {
    case readOnly = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    case readWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE"
    /// For migrations, which look at the schema after they have waited for a lock: the others would still see it as it
    /// was before.
    case migration = "BEGIN ISOLATION LEVEL READ COMMITTED"
}

extension PostgresConnection: Transaction {
    /// Begins a transaction, along with the first statement, when the answers to the last one have come.
    ///
    /// A server that has gone meanwhile is noticed here, before anything could be thought to be done.
    func begin(_ mode: PostgresTransactionMode) throws {
        try discardPendingResults()
        // Nothing was asked, so what there is to read is the server's farewell.
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

    /// Commits what the transaction has sent.
    func commit() throws {
        let reply = StatementResult()
        try send("COMMIT", [], for: reply)
        try synchronize()
        try receive(reply)
        // A transaction that had failed answers a COMMIT with ROLLBACK.
        guard let result = reply.result, String(cString: PQcmdStatus(result)) == "COMMIT" else {
            throw PostgresError(sqlState: "25P02", message: "the transaction had failed")
        }
        isBegun = false
    }

    /// Ends a transaction that only reads. Nobody waits for the answer, unless something was sent that nobody has
    /// looked at: a change, which is not allowed.
    func end() throws {
        let isChange = pendingResults.contains { if case .statement(nil) = $0 { true } else { false } }
        if isChange { return try commit() }
        try send("COMMIT", [], for: nil)
        try synchronize()
        isBegun = false
        try flush()
    }

    /// Undoes the transaction, whatever state it is in, without waiting for the answer. A connection that is lost has
    /// undone it.
    func rollBack() {
        guard isBegun else { return }
        isBegun = false
        do {
            // After an error the server listens again from here on.
            try synchronize()
            try send("ROLLBACK", [], for: nil)
            try synchronize()
            try flush()
        } catch {
            // The next one who looks finds that it is not alive, or that the answers do not come.
        }
    }

    /// Waits until everything that was sent is answered, and looks at none of it.
    /// - Returns: whether the connection can be used again.
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

    /// Prepared once, then kept: the texts are constants of the program.
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

    /// Marks where the server starts again after an error, and has it answer everything up to here.
    private func synchronize() throws {
        guard PQpipelineSync(handle) == 1 else { throw connectionLostError() }
        pendingResults.append(.sync)
    }

    /// Fetches all answers up to a statement's own.
    /// - Throws: the first error among them. What comes after an error was not done by the server either.
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

    /// Fetches what is still to come and looks at none of it.
    private func discardPendingResults() throws {
        while let next = pendingResults.first {
            PQclear(try fetch(next))
        }
    }

    /// The answer to the first of the things that were sent and not yet answered.
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
            // Nothing follows a statement's answer but the sign that it is complete, which came with it.
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

    /// Sends what is waiting to be sent.
    /// - Throws: `PostgresTimeout`
    private func flush() throws {
        while case let unsent = PQflush(handle), unsent != 0 {
            guard unsent > 0 else { throw connectionLostError() }
            try waitForSocket(POLLIN | POLLOUT)
            guard PQconsumeInput(handle) == 1 else { throw connectionLostError() }
        }
    }

    /// One read of an encrypted connection returns at least 8 KiB of a record of at most 16: the rest would stay in the
    /// encryption's own buffer, where `poll` does not see it.
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

    /// Milliseconds until the deadline, rounded up, as `poll` takes them.
    private var timeout: Int32 {
        guard let deadline else { return -1 }
        let left = (deadline - .now) / .milliseconds(1)
        return left <= 0 ? 0 : Int32(min(left.rounded(.up), 1_000_000))
    }
}

/// Where a statement's result is kept until somebody reads it.
private final class StatementResult {
    var result: OpaquePointer?

    deinit {
        PQclear(result)
    }
}
