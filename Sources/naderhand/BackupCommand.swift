import ArgumentParser
import Domain
import Foundation
import Storage

/// `naderhand backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Backs up a SQLite database, also while the server is running.",
        discussion: """
            The backup is a consistent snapshot, verified and synced to disk before the command exits. For PostgreSQL \
            use pg_dump; see docs/operations.md.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The backup file to create. An existing file is never overwritten.")
    var path: String

    func run() async throws {
        let store = try options.existingFile()
        let summary = try await CommandFailure.mappingStorageErrors {
            try SQLiteBackup.create(from: store, at: URL(fileURLWithPath: path).path, report: Naderhand.printError)
        }
        try output.show(
            CopiedDatabase(path: path, orders: summary.orders, bytes: summary.bytes),
            sentences: "Backed up \(summary.orders) orders, \(summary.bytes) bytes, to \(path).")
    }
}

/// `naderhand restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Restores a SQLite database from a backup.",
        discussion: "An existing database is never overwritten: stop the server and move it away first.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "A file created by naderhand backup.")
    var backup: String

    func run() async throws {
        let target = try options.file()
        let environment = try options.platformEnvironment()
        let summary = try await CommandFailure.mappingStorageErrors {
            try SQLiteBackup.restore(
                URL(fileURLWithPath: backup).path, of: environment, to: target, report: Naderhand.printError)
        }
        try output.show(
            CopiedDatabase(path: target, orders: summary.orders, bytes: summary.bytes),
            sentences: "Restored \(summary.orders) orders, \(summary.bytes) bytes, to \(target).")
    }
}

/// Result of a backup or restore.
private struct CopiedDatabase: Encodable {
    let path: String
    let orders: Int
    let bytes: Int
}
