import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Behaviour of the SQLite engine only: the single writer, its log, and foreign files.
@Suite("SQLite", .enabled(if: TestEngine.isSQLite))
struct SQLiteTests {
    private static let insert = "INSERT INTO blocks (key, number, reason, created_at) VALUES ($1, $1, $2, 0)"

    @Test("A commit is on disk before it is answered: the log is synced in full")
    func durability() async throws {
        let store = try TestDatabase()
        let (synchronous, journal) = try await store.database.write { transaction in
            (
                try transaction.row("PRAGMA synchronous", []) { try $0.integer(0) },
                try transaction.row("PRAGMA journal_mode", []) { try $0.text(0) }
            )
        }
        #expect(synchronous == 2)
        #expect(journal == "wal")
    }

    @Test("A store that a newer version has written is left alone")
    func newerSchema() async throws {
        let store = try TestDatabase()
        try await store.database.write {
            try $0.execute("INSERT INTO schema_migrations (number, applied_at) VALUES (99, 0)", [])
        }
        try await store.database.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: store.path))
        let known = Migration.all.count
        #expect(throws: StorageError.newerSchema(path: store.path, found: 99, known: known)) { try store.reopened() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path)) == before)
    }

    @Test(
        "A file that is none of ours is refused and not touched",
        arguments: [
            Data(
                "not a database, but long enough to hold the header of one, which takes a hundred bytes: there".utf8),
            Data("x".utf8),
        ])
    func foreignFiles(content: Data) throws {
        let store = try TestDatabase()
        let path = store.folder.appendingPathComponent("other").path
        try content.write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageError.notADatabase(path)) {
            try SQLiteDatabase(path: path, environment: .sandbox, now: TestDatabase.now)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test("Another program's SQLite file is refused and not touched")
    func foreignDatabase() throws {
        let store = try TestDatabase()
        let path = store.folder.appendingPathComponent("other.sqlite").path
        let other = try SQLiteConnection(path: path, createsIfMissing: true)
        try other.execute("CREATE TABLE theirs (id INTEGER)", [])
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StorageError.otherApplication(path)) {
            try SQLiteDatabase(path: path, environment: .sandbox, now: TestDatabase.now)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A folder that is not there is named, and not made")
    func missingFolder() throws {
        let store = try TestDatabase()
        let folder = store.folder.appendingPathComponent("missing")
        #expect(throws: StorageError.folderNotFound(folder.path)) {
            try SQLiteDatabase(
                path: folder.appendingPathComponent("store.sqlite").path, environment: .sandbox, now: TestDatabase.now
            )
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test("Whoever waits longer than their patience is told so in time, and their write is never done")
    func patience() async throws {
        let store = try TestDatabase()
        let (begun, finish) = (Gate(), Gate())
        async let slow: Void = store.database.write { _ in
            begun.open()
            finish.wait()
        }
        await begun.opened()
        await #expect(throws: StorageUnavailable.timedOut) {
            try await store.database.write(timeout: .milliseconds(200)) { transaction in
                try transaction.execute(Self.insert, [.integer(1), .text("late")])
            }
        }
        // Before the writer was free.
        #expect(!finish.isOpen)
        finish.open()
        try await slow
        try await store.database.write { _ in }
        #expect(try await store.count("blocks") == 0)
    }

    @Test("The log begins anew under a load that never pauses, and nothing is lost in it")
    func checkpoints() async throws {
        let store = try TestDatabase()
        let filling = String(repeating: "x", count: 60_000)
        // Some 15 pages a write: more than twice the length at which the log is brought to its end.
        let writes: Int64 = 2_400
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 as Range<Int64> {
                group.addTask { () async throws -> Void in
                    for number in 0..<(writes / 8) {
                        try await store.database.write { transaction in
                            _ = try transaction.execute(
                                Self.insert, [.integer(worker * writes + number + 1), .text(filling)])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.logSize() < 100 * 1_048_576)
        #expect(try await store.count("blocks") == writes)
        try await store.database.close()
        let isLogGone = try !FileManager.default.fileExists(atPath: store.path + "-wal") || store.logSize() == 0
        #expect(isLogGone)
        let again = try store.reopened()
        let integrity = try await again.read { try $0.row("PRAGMA integrity_check", []) { try $0.text(0) } }
        #expect(integrity == "ok")
        try await again.close()
    }

    @Test("A file is served by one process at a time; commands may look beside it")
    func servedOnce() async throws {
        let store = try TestDatabase()
        try await store.database.close()
        func serve() throws -> SQLiteDatabase {
            try SQLiteDatabase(path: store.path, environment: .sandbox, isServer: true, now: TestDatabase.now)
        }
        do {
            let first = try serve()
            #expect(throws: StorageError.inUse(path: store.path)) { try serve() }
            let command = try store.reopened()
            #expect(try await command.read { try MerchantTable.all(in: $0) }.isEmpty)
            try await command.close()
            try await first.close()
        }
        try await serve().close()
    }
}
