package import Domain
package import Storage
import Foundation

/// The engine that a run of the tests uses where it does not matter which: `make test` runs them once on each.
package enum TestEngine: String {
    case sqlite, postgres

    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    package static let current =
        ProcessInfo.processInfo.environment["NADERHAND_TEST_ENGINE"].flatMap(TestEngine.init) ?? .sqlite

    package static var isSQLite: Bool { current == .sqlite }
}

/// A store of a test's own: a file in a folder that is handed in, or a schema in the cluster of the test run.
package struct TestDatabaseLocation: Sendable {
    /// The file; it is there on SQLite only.
    package let path: String
    /// Nothing on SQLite.
    package let address: PostgresConnectionString?

    /// Number of writes that run at the same time.
    package static let writers = TestEngine.isSQLite ? 1 : connections
    private static let connections = 8

    /// - Parameter path: where the file is made.
    package init(path: String) throws {
        self.path = path
        address = TestEngine.isSQLite ? nil : try PostgresConnectionString(TestCluster.newSchema())
    }

    /// The store as one more process would open it.
    package func open(environment: PlatformEnvironment, now: Instant) throws -> any Database {
        guard let address else { return try SQLiteDatabase(path: path, environment: environment, now: now) }
        return try PostgresDatabase(address, environment: environment, connections: Self.connections, now: now)
    }
}

/// The PostgreSQL server that `scripts/postgres.py` runs beside the tests.
package enum TestCluster {
    /// - Returns: the address of an empty schema.
    package static func newSchema() throws -> String {
        let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try run("CREATE SCHEMA \(name)")
        return try "\(address())?options=-csearch_path%3D\(name)"
    }

    package static func address() throws -> String {
        guard let address = ProcessInfo.processInfo.environment["NADERHAND_TEST_POSTGRES"] else {
            throw TestEngine.Problem(
                description: "These tests need PostgreSQL: run `make test`, or scripts/postgres.py swift test …")
        }
        return address
    }

    /// Runs SQL as the owner of the cluster.
    package static func run(_ sql: String) throws {
        let complaint = FileManager.default.temporaryDirectory.appendingPathComponent("psql-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: complaint) }
        let psql = try Spawn.program(
            "/usr/bin/env",
            [
                "env", "PATH=/usr/local/bin:/usr/bin:/bin", "psql", "--no-psqlrc", "--quiet", "--command", sql,
                address(),
            ],
            output: "/dev/null", complaint: complaint)
        var status: Int32 = 0
        while waitpid(psql, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else {
            let words = FileManager.default.contents(atPath: complaint) ?? Data()
            throw TestEngine.Problem(description: "psql: \(String(decoding: words, as: UTF8.self))")
        }
    }
}
