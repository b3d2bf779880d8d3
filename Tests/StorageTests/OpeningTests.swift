import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Opening a store")
struct OpeningTests {
    @Test("A commit is on disk before it is answered: the log is synced in full")
    func durability() async throws {
        let store = try TemporaryStore()
        let (synchronous, journal) = try await store.database.write { transaction in
            (
                try transaction.row("PRAGMA synchronous", []) { try $0.integer(0) },
                try transaction.row("PRAGMA journal_mode", []) { try $0.text(0) }
            )
        }
        #expect(synchronous == 2)
        #expect(journal == "wal")
    }

    @Test("A store opened again knows what it held and is not migrated twice")
    func reopening() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        try await store.database.close()
        let again = try store.reopened()
        #expect(try await again.read { try MerchantTable.all(in: $0) }.map(\.username) == ["shop"])
        let applied = try await again.read {
            try $0.rows("SELECT number FROM schema_migrations ORDER BY number", []) { try $0.integer(0) }
        }
        #expect(applied == Migration.all.map { Int64($0.number) })
        try await again.close()
    }

    @Test("Migrations are numbered from 1 without a gap")
    func numbering() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test("A sandbox's store is no production store, and the reverse", arguments: PlatformEnvironment.allCases)
    func environments(environment: PlatformEnvironment) async throws {
        let store = try TemporaryStore(environment: environment)
        try await store.database.close()
        let other: PlatformEnvironment = environment == .sandbox ? .production : .sandbox
        let error = StorageError.otherEnvironment(path: store.path, found: environment.rawValue, wanted: other)
        #expect(throws: error) { try store.reopened(environment: other) }
        try await store.reopened(environment: environment).close()
    }

    @Test("A store that a newer version has written is left alone")
    func newerSchema() async throws {
        let store = try TemporaryStore()
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
        let store = try TemporaryStore()
        let path = store.folder.appendingPathComponent("other").path
        try content.write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageError.notADatabase(path)) {
            try SQLiteDatabase(path: path, environment: .sandbox, now: TemporaryStore.now)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test("Another program's SQLite file is refused and not touched")
    func foreignDatabase() throws {
        let store = try TemporaryStore()
        let path = store.folder.appendingPathComponent("other.sqlite").path
        let other = try SQLiteConnection(path: path, mayCreate: true)
        try other.execute("CREATE TABLE theirs (id INTEGER)", [])
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StorageError.foreignDatabase(path)) {
            try SQLiteDatabase(path: path, environment: .sandbox, now: TemporaryStore.now)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A folder that is not there is named, and not made")
    func missingFolder() throws {
        let store = try TemporaryStore()
        let folder = store.folder.appendingPathComponent("missing")
        #expect(throws: StorageError.folderMissing(folder.path)) {
            try SQLiteDatabase(
                path: folder.appendingPathComponent("store.sqlite").path, environment: .sandbox, now: TemporaryStore.now
            )
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test("Every error of the store is one sentence")
    func sentences() {
        let errors: [StorageError] = [
            .folderMissing("f"), .cannotOpen(path: "p", reason: "r"), .notADatabase("p"), .foreignDatabase("p"),
            .newerSchema(path: "p", found: 9, known: 4),
            .otherEnvironment(path: "p", found: "sandbox", wanted: .production), .notDurable("s"), .timedOut, .closed,
            .unreadableRow("column 1"),
        ]
        for error in errors {
            #expect(error.description.hasSuffix("."))
            #expect(!error.description.contains("\n"))
        }
    }
}
