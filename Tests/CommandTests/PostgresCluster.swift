import Foundation

/// The PostgreSQL server beside the tests; `make test` has one.
enum PostgresCluster {
    static var isAvailable: Bool { ProcessInfo.processInfo.environment["NADERHAND_TEST_POSTGRES"] != nil }
}
