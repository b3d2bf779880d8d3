import CSQLite
import Dispatch
package import Domain
import Synchronization

/// The embedded engine: one file, one writer with group commit, readers beside it.
package final class SQLiteDatabase: Database {
    private let writer: SQLiteConnection
    private let readers: SQLiteReaderPool
    private let checkpoints: SQLiteCheckpointer
    private let lock: SQLiteLock?
    private let queue = TransactionQueue(workers: 1)
    /// The writer's own place: nothing but it uses the writing connection.
    private let writerQueue = DispatchQueue(label: "naderhand.writer")

    /// The most writes that share one commit.
    private static let maxGroupCommit = 256

    /// Whether the last commit failed: the disk may be full.
    private let didLastCommitFail = Atomic(false)

    private let watch: SQLiteWatch
    /// None beside a server, whose own it is.
    private let mark: SQLiteMark?
    private let watchQueue = DispatchQueue(label: "naderhand.watch")
    private let isClosed = Atomic(false)

    /// Between two looks at the file while nobody writes.
    private static let watchInterval = DispatchTimeInterval.milliseconds(400)

    /// Opens a file, or makes it, and brings its schema up to date.
    /// - Parameters:
    ///   - serves: whether this process answers requests from it. Only one process at a time may; commands that look or
    ///     change something beside it are welcome.
    ///   - report: called with what is wrong with the store, when that does not keep it from being opened.
    /// - Throws: `StorageError`; nothing is created or changed then.
    package init(
        path: String, environment: PlatformEnvironment, isServer: Bool = false, now: Instant,
        onError: (StorageNotice) -> Void = { _ in }
    ) throws {
        let file = SQLiteFile(path: path)
        try file.check()
        try file.createIfMissing()
        lock = isServer ? try SQLiteLock(path: path) : nil
        do {
            file.closeToOthers().forEach(onError)
            writer = try SQLiteConnection(path: path, mayCreate: true)
            try writer.writeApplicationID()
            try writer.insistOnDurability()
            try writer.migrate(path: path, environment: environment, now: now)
            writer.trackWALSize()
            watch = try SQLiteWatch(file)
            readers = SQLiteReaderPool(path: path, watch: watch)
            checkpoints = SQLiteCheckpointer(path: path)
            if let notice = try writer.missingEvents(of: file) { onError(notice) }
            mark = isServer ? try SQLiteMark(beside: file) : nil
        } catch let error as SQLiteError where error.primaryCode == SQLITE_NOTADB {
            throw StorageError.notADatabase(path)
        } catch let error as SQLiteError {
            throw StorageError.cannotOpen(path: path, reason: error.message)
        } catch StorageUnavailable.unavailable(let reason) {
            throw StorageError.cannotOpen(path: path, reason: reason)
        }
        keepWatch()
    }

    /// On the caller's own thread: a read takes microseconds, a change of threads takes more.
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
        look()
        _ = try readers.read { try $0.rows("SELECT 1", []) { try $0.integer(0) } }
        // Whoever sends us no requests while we are not ready would never find out that there is room again.
        if didLastCommitFail.load(ordering: .relaxed) {
            try await write(timeout: .seconds(2)) { try PlatformSetting.probeWrite(in: $0) }
        }
    }

    package func close() async throws {
        isClosed.store(true, ordering: .relaxed)
        queue.close()
        await withCheckedContinuation { continuation in
            // Behind everything the writer still has to do.
            writerQueue.async { continuation.resume() }
        }
        readers.close()
        await checkpoints.finish()
        // What is in the log goes into the file itself, so that a copy of the file is a copy of the store.
        try writer.execute("PRAGMA wal_checkpoint(TRUNCATE)", [])
        watchQueue.sync { mark?.remove() }
    }

    /// The writer: commits group after group until nobody waits.
    private func drainQueue() {
        while true {
            let taken = queue.dequeue(upTo: Self.maxGroupCommit, for: 0)
            if taken.isEmpty { return }
            // From here on the disk may stop at any moment: a deadline that passes leaves the outcome open.
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

    /// Commits, unless the file is not the one that its name leads to. What is committed while that comes to be so is
    /// not acknowledged.
    /// - Returns: the error when nothing is to be acknowledged.
    private func commitInPlace(_ group: [any AnyPendingTransaction]) -> (any Error)? {
        do {
            try watch.check()
        } catch {
            return error
        }
        if let failure = commit(group) { return failure }
        return look().map(StorageUnavailable.commitOutcomeUnknown)
    }

    /// Runs the writes one after the other and commits once.
    /// - Returns: the error when nothing at all could be committed.
    private func commit(_ group: [any AnyPendingTransaction]) -> (any Error)? {
        do {
            // Hardly any write throws after it has changed something. Only then does each need a savepoint of its
            // own, to be undone alone, and the group is run again: a body may be.
            if try attempt(group, withSavepoints: false) { return nil }
            _ = try attempt(group, withSavepoints: true)
            return nil
        } catch {
            if writer.isInTransaction { _ = try? writer.execute("ROLLBACK", []) }
            return error
        }
    }

    /// - Returns: `false` when nothing was committed because a write threw after it had changed something.
    private func attempt(_ group: [any AnyPendingTransaction], withSavepoints: Bool) throws -> Bool {
        try writer.execute("BEGIN IMMEDIATE", [])
        for write in group {
            if withSavepoints { try writer.execute("SAVEPOINT one_write", []) }
            let changesBefore = writer.totalChanges
            do {
                try write.run(in: writer)
            } catch {
                // A full disk or an I/O error ends the transaction; what follows would be committed by itself.
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

/// What is seen to while nobody asks for anything.
extension SQLiteDatabase {
    fileprivate func keepWatch() {
        watchQueue.asyncAfter(deadline: .now() + Self.watchInterval) { [weak self] in
            guard let self, !isClosed.load(ordering: .relaxed) else { return }
            look()
            note()
            keepWatch()
        }
    }

    /// - Returns: why the file is not the one that its name leads to.
    @discardableResult
    fileprivate func look() -> String? {
        let (problem, isNew) = watch.look()
        if isNew { writerQueue.async { [self] in completeFile() } }
        return problem
    }

    /// Copies what is in the log into the file, wherever that is now: the two may have been parted.
    private func completeFile() {
        guard watch.mayCopyLog else { return }
        _ = try? writer.rows("PRAGMA wal_checkpoint(TRUNCATE)", []) { _ in }
    }

    /// Notes the last event that was committed, by whichever process, so that a log that is cut later is missed.
    private func note() {
        guard let mark, let event = try? readers.read({ try OrderEventTable.last(in: $0) }) else { return }
        mark.note(event)
    }
}

extension SQLiteConnection {
    /// What a server that was killed had seen committed, and is not there.
    fileprivate func missingEvents(of file: SQLiteFile) throws -> StorageNotice? {
        guard let expected = SQLiteMark.takeLeftBehind(beside: file) else { return nil }
        let found = try OrderEventTable.last(in: self)
        guard found ?? Identifier(0) < expected else { return nil }
        return .endsEarly(
            path: file.path, found: found.map(IdentifierGenerator.moment(of:)),
            expected: IdentifierGenerator.moment(of: expected))
    }

    /// Puts our mark into a new file, before there is a log in which it could stay behind.
    fileprivate func writeApplicationID() throws {
        let mark = try row("PRAGMA application_id", []) { try $0.integer(0) }
        if mark != Int64(SQLiteFile.applicationID) {
            try execute("PRAGMA application_id = \(SQLiteFile.applicationID)", [])
        }
    }

    /// An answered order must survive a power cut: in WAL mode only FULL syncs the log at every commit.
    fileprivate func insistOnDurability() throws {
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
                .migrate(SchemaTransaction(of: self, writing: Self.schemaWords), for: environment, at: now)
            try execute("COMMIT", [])
        } catch {
            _ = try? execute("ROLLBACK", [])
            throw error
        }
    }

    /// Only `INTEGER PRIMARY KEY` makes the number the row's own place in the table, which saves every table a second
    /// index.
    private static let schemaWords = ["BIGINT PRIMARY KEY": "INTEGER PRIMARY KEY"]
}
