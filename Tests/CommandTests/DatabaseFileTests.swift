import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Database files")
struct DatabaseFileTests {
    @Test(
        "A file that is no database of ours is refused and left as it is",
        arguments: [
            ("a shopping list", Data("milk, bread\n".utf8)),
            ("a long text", Data(repeating: UInt8(ascii: "a"), count: 10_000)),
            ("another program's database", Data("SQLite format 3\0".utf8) + Data(repeating: 0, count: 84)),
            ("half a header", Data("SQLite format 3\0".utf8)),
        ])
    func foreignFile(kind: String, content: Data) async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("shop.sqlite")
            try content.write(to: URL(fileURLWithPath: path))
            for arguments in [["serve", "--port", "0"], ["merchant", "list"], ["sandbox", "reset"]] {
                let ending = try await program.run(arguments + ["--database", path])
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains(path))
            }
            #expect(FileManager.default.contents(atPath: path) == content)
            #expect(program.folder.contents == ["shop.sqlite"])
        }
    }

    @Test("A file without rights is refused and left as it is", .enabled(if: Unprivileged.isPossible))
    func unreadableFile() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("shop.sqlite")
            try Data().write(to: URL(fileURLWithPath: path))
            chmod(path, 0)
            let arguments = ["serve", "--port", "0", "--database", path]
            let ending = try await program.launch(
                Unprivileged.program, Unprivileged.arguments + [Program.path] + arguments
            ).waitForExit()
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains(path))
            #expect(program.folder.contents == ["shop.sqlite"])
        }
    }

    @Test("An empty file, which an interrupted start leaves behind, becomes a database")
    func emptyFile() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("shop.sqlite")
            try Data().write(to: URL(fileURLWithPath: path))
            try await program.serving("--database", path) { serving in
                let reply = try await serving.answer(.check())
                #expect(reply.code == "500")
            }
        }
    }

    @Test("A database never changes sides", arguments: [("sandbox", "production"), ("production", "sandbox")])
    func otherEnvironment(made: String, wanted: String) async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("shop.sqlite")
            try await program.serving(
                "--environment", made, "--database", path, environment: Program.production
            ) { _ in }
            let before = FileManager.default.contents(atPath: path)
            for arguments in [["serve", "--port", "0"], ["merchant", "list"]] {
                let ending = try await program.run(
                    arguments + ["--environment", wanted, "--database", path], environment: Program.production)
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains(made))
            }
            #expect(FileManager.default.contents(atPath: path) == before)
            #expect(program.folder.contents == ["shop.sqlite"])
        }
    }

    @Test("A database of a newer version is left to that version", .enabled(if: SQLiteShell.isAvailable))
    func newerSchema() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("shop.sqlite")
            try await program.serving("--database", path) { _ in }
            let change = "INSERT INTO schema_migrations (number, applied_at) VALUES (9999, 0)"
            let changed = try await program.launch(SQLiteShell.path, [path, change]).waitForExit()
            try #require(changed.status == 0, "\(changed.errorOutput)")
            let before = FileManager.default.contents(atPath: path)
            let ending = try await program.run("serve", "--port", "0", "--database", path)
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains("9999"))
            #expect(FileManager.default.contents(atPath: path) == before)
            #expect(program.folder.contents == ["shop.sqlite"])
        }
    }
}

/// Somebody without rights: root may read everything, so root has to become somebody else first.
private enum Unprivileged {
    static let program = getuid() == 0 ? "/usr/bin/setpriv" : "/usr/bin/env"
    static let arguments = getuid() == 0 ? ["--reuid=65534", "--regid=65534", "--clear-groups"] : []

    static var isPossible: Bool {
        FileManager.default.isExecutableFile(atPath: program) && isOpenToAll(URL(fileURLWithPath: Program.path))
    }

    /// Returns `true` if every user can traverse the folders to a file.
    private static func isOpenToAll(_ file: URL) -> Bool {
        let folder = file.deletingLastPathComponent()
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path)
        guard let rights = attributes?[.posixPermissions] as? NSNumber, rights.intValue & 0o001 != 0 else {
            return false
        }
        return folder.path == "/" || isOpenToAll(folder)
    }
}
