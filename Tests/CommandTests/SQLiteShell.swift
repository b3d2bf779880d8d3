import Foundation
@testable import ServerTestSupport
import Testing

/// SQLite's own shell: looks at a database file, and damages it, behind the platform's back.
enum SQLiteShell {
    static let path = "/usr/bin/sqlite3"
    static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: path) }
}

extension Program {
    /// Runs SQL on a file in the program's folder.
    /// - Returns: the rows, each with its columns apart by `|`.
    @discardableResult
    func sql(_ statements: String, on file: String) async throws -> [String] {
        let shell = try launch(SQLiteShell.path, ["-cmd", ".timeout 10000", folder.file(file), statements])
        let ending = try await shell.waitForExit()
        try #require(ending.status == 0, "\(ending.errorOutput)")
        return ending.output.split(separator: "\n").map(String.init)
    }
}
