import CSQLite
import Dispatch
package import Domain
import Synchronization

/// Embedded engine: one file, one writer with group commit, concurrent readers.
package final class SQLiteDatabase: Database {
    private let writer: SQLiteConnection
    private let readers: SQLiteReaderPool
    private let checkpoints: SQLiteCheckpointer
    private let lock: SQLiteLock?
    private let queue = TransactionQueue(workers: 1)
    /// Serial queue of the write connection.
    private let writerQueue = DispatchQueue(label: "naderhand.writer")

    /// Maximum number of writes that share one commit.
    private static let maxGroupCommit = 256

    /// True after a failed commit: the disk may be full.
    private let didLastCommitFail = Atomic(false)

    private let watch: SQLiteWatch
    /// `nil` unless this process is the server.
    private let lastEventFile: SQLiteLastEventFile?
    private let watchQueue = DispatchQueue(label: "naderhand.watch")
    private let isClosed = Atomic(false)

    /// Time between two checks of the files while nothing is written.
    private static let watchInterval = DispatchTimeInterval.milliseconds(400)

    /// Opens or creates a file and migrates its schema.
    /// - Parameters:
    ///   - isServer: true if this process answers requests from the database, as one process at a time may. Commands
    ///     may read and change it concurrently.
    ///   - onError: called with problems that do not prevent opening.
    /// - Throws: `StorageError`, after which nothing was created or changed.
    package init(
        path: String, environment: PlatformEnvironment, isServer: Bool = false, now: Instant,
        onNotice onError: (StorageNotice) -> Void = { _ in }
    ) throws {
        let file = SQLiteFile(path: path)
        try file.check()
        try file.createIfMissing()
        lock = isServer ? try SQLiteLock(path: path) : nil
        do {
            file.restrictPermissions().forEach(onError)
            writer = try SQLiteConnection(path: path, createsIfMissing: true)
            try writer.writeApplicationID()
            try writer.requireDurability()
            try writer.migrate(path: path, environment: environment, now: now)
            writer.trackWALSize()
            watch = try SQLiteWatch(file)
            readers = SQLiteReaderPool(path: path, watch: watch)
            checkpoints = SQLiteCheckpointer(path: path)
            if let notice = try writer.missingEvents(of: file) { onError(notice) }
            lastEventFile = isServer ? try SQLiteLastEventFile(beside: file) : nil
        } catch let error as SQLiteError where error.primaryCode == SQLITE_NOTADB {
            throw StorageError.notADatabase(path)
        } catch let error as SQLiteError {
            throw StorageError.cannotOpen(path: path, reason: error.message)
        } catch StorageUnavailable.unavailable(let reason) {
            throw StorageError.cannotOpen(path: path, reason: reason)
        }
        scheduleFileCheck()
    }

    /// Reads on the caller's thread: a read takes microseconds, switching threads takes longer.
    package func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try readers.read(body)
    }

    package func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingTransaction(
                deadline: ContinuousClock.now + timeout, body: body, continuation: continuation)
            queue.enqueue(write) {
                writerQueue.async { [self] in drainQueue() }
            }
        }
    }

    package func probe() async throws {
        checkFiles()
        _ = try readers.read { try $0.rows("SELECT 1", []) { try $0.integer(0) } }
        // While the platform is not ready it may get no requests, so a write here detects that there is space again.
        if didLastCommitFail.load(ordering: .relaxed) {
            try await write(timeout: .seconds(2)) { try PlatformSetting.probeWrite(in: $0) }
        }
    }

    package func close() async throws {
        isClosed.store(true, ordering: .relaxed)
        queue.close()
        await withCheckedContinuation { continuation in
            // Runs after all pending work of the writer.
            writerQueue.async { continuation.resume() }
        }
        readers.close()
        await checkpoints.finish()
        // Copies the log into the file, so that a copy of the file is a complete backup.
        try writer.execute("PRAGMA wal_checkpoint(TRUNCATE)", [])
        watchQueue.sync { lastEventFile?.remove() }
    }

    /// Commits group after group until the queue is empty.
    private func drainQueue() {
        while true {
            let taken = queue.dequeue(upTo: Self.maxGroupCommit, for: 0)
            if taken.isEmpty { return }
            // The commit may block from here on: a deadline that passes leaves the outcome open.
            let group = taken.filter { $0.beginCommit() }
            if group.isEmpty { continue }
            let failure = commitInPlace(group)
            didLastCommitFail.store(failure != nil, ordering: .relaxed)
            for write in group {
                if let failure { write.fail(failure) } else { write.complete() }
            }
            checkpoints.walDidGrow(toPages: writer.walPages, writer: writer)
        }
    }

    /// Commits unless the file was moved or replaced. If that happens during the commit, it is not acknowledged.
    /// - Returns: error for all writes of the group; `nil` after a commit.
    private func commitInPlace(_ group: [any AnyPendingTransaction]) -> (any Error)? {
        do {
            try watch.check()
        } catch {
            return error
        }
        if let failure = commit(group) { return failure }
        return checkFiles().map(StorageUnavailable.commitOutcomeUnknown)
    }

    /// Runs the writes one by one and commits once.
    /// - Returns: error if nothing was committed.
    private func commit(_ group: [any AnyPendingTransaction]) -> (any Error)? {
        do {
            // Writes rarely throw after they have changed rows. Only then each needs a savepoint of its own, to be
            // undone alone, and the group runs again, as bodies may.
            if try attempt(group, withSavepoints: false) { return nil }
            _ = try attempt(group, withSavepoints: true)
            return nil
        } catch {
            if writer.isInTransaction { _ = try? writer.execute("ROLLBACK", []) }
            return error
        }
    }

    /// - Returns: false when nothing was committed because a write threw after it had changed rows.
    private func attempt(_ group: [any AnyPendingTransaction], withSavepoints: Bool) throws -> Bool {
        try writer.execute("BEGIN IMMEDIATE", [])
        for write in group {
            if withSavepoints { try writer.execute("SAVEPOINT one_write", []) }
            let changesBefore = writer.totalChanges
            do {
                try write.run(in: writer)
            } catch {
                // A full disk or an I/O error ends the transaction; later statements would be committed one by one.
                guard writer.isInTransaction else { throw error }
                if withSavepoints {
                    try writer.execute("ROLLBACK TO one_write", [])
                } else if writer.totalChanges != changesBefore {
                    try writer.execute("ROLLBACK", [])
                    return false
                }
            }
            if withSavepoints { try writer.execute("RELEASE one_write", []) }
        }
        try writer.execute("COMMIT", [])
        return true
    }
}

/// Background checks of the database files.
extension SQLiteDatabase {
    fileprivate func scheduleFileCheck() {
        watchQueue.asyncAfter(deadline: .now() + Self.watchInterval) { [weak self] in
            guard let self, !isClosed.load(ordering: .relaxed) else { return }
            checkFiles()
            recordLastEvent()
            scheduleFileCheck()
        }
    }

    /// - Returns: problem of a file that was moved or replaced; `nil` if all are in place.
    @discardableResult
    fileprivate func checkFiles() -> String? {
        let (problem, isNew) = watch.checkFiles()
        if isNew { writerQueue.async { [self] in completeFile() } }
        return problem
    }

    /// Copies the log into the open file, even if that was moved: the two may have been separated.
    private func completeFile() {
        guard watch.mayCopyLog else { return }
        _ = try? writer.rows("PRAGMA wal_checkpoint(TRUNCATE)", []) { _ in }
    }

    /// Records the last committed event, of whichever process, so that a log truncated later is detected.
    private func recordLastEvent() {
        guard let lastEventFile, let event = try? readers.read({ try OrderEventTable.last(in: $0) }) else { return }
        lastEventFile.record(event)
    }
}

extension SQLiteConnection {
    /// Notice if events that a killed server had seen committed are missing.
    fileprivate func missingEvents(of file: SQLiteFile) throws -> StorageNotice? {
        guard let expected = SQLiteLastEventFile.consumeAbandoned(beside: file) else { return nil }
        let found = try OrderEventTable.last(in: self)
        guard found ?? Identifier(0) < expected else { return nil }
        return .isTruncated(
            path: file.path, found: found.map(IdentifierGenerator.moment(of:)),
            expected: IdentifierGenerator.moment(of: expected))
    }

    /// Writes the application id into a new file before there is a log, in which it could remain.
    fileprivate func writeApplicationID() throws {
        let applicationID = try row("PRAGMA application_id", []) { try $0.integer(0) }
        if applicationID != Int64(SQLiteFile.applicationID) {
            try execute("PRAGMA application_id = \(SQLiteFile.applicationID)", [])
        }
    }

    /// An acknowledged order must survive a power cut: in WAL mode only FULL syncs the log at every commit.
    fileprivate func requireDurability() throws {
        let journal = try row("PRAGMA journal_mode = WAL", []) { try $0.text(0) }
        guard journal == "wal" else {
            throw StorageError.notDurable("journal_mode is \(journal ?? "unknown"), not wal")
        }
        try execute("PRAGMA synchronous = FULL", [])
        let synchronous = try row("PRAGMA synchronous", []) { try $0.integer(0) }
        guard synchronous == 2 else { throw StorageError.notDurable("synchronous is \(synchronous ?? -1), not 2") }
        try execute("PRAGMA foreign_keys = ON", [])
        try execute("PRAGMA cache_size = -12288", [])
    }

    fileprivate func migrate(path: String, environment: PlatformEnvironment, now: Instant) throws {
        try execute("BEGIN IMMEDIATE", [])
        do {
            try Migrator(migrations: Migration.all, path: path)
                .migrate(SchemaTransaction(of: self, writing: Self.schemaReplacements), for: environment, at: now)
            try execute("COMMIT", [])
        } catch {
            _ = try? execute("ROLLBACK", [])
            throw error
        }
    }

    /// Only `INTEGER PRIMARY KEY` makes the column the rowid, which saves every table a second index.
    private static let schemaReplacements = ["BIGINT PRIMARY KEY": "INTEGER PRIMARY KEY"]
}
