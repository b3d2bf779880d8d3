import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Opening a store")
struct OpeningTests {
    @Test("A store opened again knows what it held and is not migrated twice")
    func reopening() async throws {
        let store = try TestDatabase()
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
        let store = try TestDatabase(environment: environment)
        try await store.database.close()
        let other: PlatformEnvironment = environment == .sandbox ? .production : .sandbox
        let error = StorageError.environmentMismatch(path: store.name, found: environment.rawValue, wanted: other)
        #expect(throws: error) { try store.reopened(environment: other) }
        try await store.reopened(environment: environment).close()
    }

    @Test("Every error of the store is one sentence")
    func sentences() {
        let errors: [StorageError] = [
            .folderNotFound("f"), .cannotOpen(path: "p", reason: "r"), .notADatabase("p"), .otherApplication("p"),
            .newerSchema(path: "p", found: 9, known: 4),
            .olderSchema(path: "p", found: 3, known: 4),
            .environmentMismatch(path: "p", found: "sandbox", wanted: .production), .notDurable("s"),
            .inUse(path: "p"), .targetExists("p"), .corrupted(path: "p", reason: "r"),
            .cannotConnect(address: "a", reason: "r"),
            .serverTooOld(address: "a", version: "13"), .invalidConnectionString("r"),
            .unreadableRow("column 1"),
        ]
        let failures: [StorageUnavailable] = [.timedOut, .unavailable("r"), .commitOutcomeUnknown("r"), .closed]
        let notices: [StorageNotice] = [
            .wasReadableByOthers(["p", "q"]), .isReadableByOthers("p", reason: "r"),
            .isTruncated(path: "p", found: nil, expected: TestDatabase.now),
        ]
        for sentence in errors.map(\.description) + failures.map(\.description) + notices.map(\.description) {
            #expect(sentence.hasSuffix("."))
            #expect(!sentence.contains("\n"))
        }
    }
}
