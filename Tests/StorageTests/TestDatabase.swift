import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// A store in a folder of its own that goes with it.
final class TestDatabase: Sendable {
    let folder: URL
    let path: String
    let database: any Database
    private let store: TestDatabaseLocation

    static let now = Instant(milliseconds: 1_795_000_000_000)

    init(environment: PlatformEnvironment = .sandbox) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("naderhand-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("store.sqlite").path
        store = try TestDatabaseLocation(path: path)
        database = try store.open(environment: environment, now: Self.now)
    }

    deinit {
        // A server has only so many connections.
        if !TestEngine.isSQLite { Task { [database] in try? await database.close() } }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Opens the same database once more.
    func reopened(environment: PlatformEnvironment = .sandbox) throws -> any Database {
        try store.open(environment: environment, now: Self.now)
    }

    /// Makes an empty store of one as an older build made it.
    /// - Parameter count: how many migrations that build knew.
    static func makeOld(in transaction: any Transaction, migrations count: Int) throws {
        for table in MerchantDataTables.names + ["platform_settings", "schema_migrations"] {
            try transaction.execute("DROP TABLE \(table)", [])
        }
        let words =
            TestEngine.isSQLite ? ["BIGINT PRIMARY KEY": "INTEGER PRIMARY KEY"] : [" TEXT": " TEXT COLLATE \"C\""]
        try Migrator(migrations: Array(Migration.all.prefix(count)), path: "old").migrate(
            SchemaTransaction(of: transaction, writing: words), for: .sandbox, at: now)
    }

    /// A merchant to hang things on.
    @discardableResult
    func addMerchant(_ id: Int64 = 1, username: String = "shop", letterCode: String = "SHP") async throws -> Merchant {
        let merchant = Merchant(
            id: Identifier(id), username: username, letterCode: try #require(LetterCode(letterCode)), isActive: true,
            profile: MerchantProfile(companyName: "Shop"))
        try await database.write { try MerchantTable.insert(merchant, at: Self.now, in: $0) }
        return merchant
    }

    /// Name of the database in error messages.
    var name: String { store.address?.redacted ?? path }

    func creditHistory(_ keys: CustomerMatchKeys, overdueBefore day: CivilDate) async throws -> CreditHistory {
        let history = try await database.read { try OrderTable.creditHistory(keys, overdueBefore: day, in: $0).first() }
        return try #require(history)
    }

    func recentChecks(_ keys: VelocityKeys, since moment: Instant) async throws -> CreditHistory.RecentChecks {
        let recent = try await database.read { try CheckTable.countRecent(keys, since: moment, in: $0).first() }
        return try #require(recent)
    }

    /// The length of the write-ahead log in bytes.
    func logSize() throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0
    }

    func count(_ table: String) async throws -> Int64 {
        try await database.read { try $0.row("SELECT COUNT(*) FROM \(table)", []) { try $0.integer(0) } ?? -1 }
    }
}
