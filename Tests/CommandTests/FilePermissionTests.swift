import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Permissions of files")
struct FilePermissionTests {
    private static let store = "shop.sqlite"

    @Test("A database, its log, its backups and what is restored are their owner's alone", arguments: ["000", "777"])
    func created(umask: String) async throws {
        try await Program.inNewFolder { program in
            let serving = try await RunningServer(
                program.shell("umask \(umask)", "serve --port 0 --database \(Self.store)"))
            #expect(try await serving.answer(.order()).code == "200")
            #expect(
                program.permissions == [
                    Self.store: 0o600, "\(Self.store)-mark": 0o600, "\(Self.store)-shm": 0o600,
                    "\(Self.store)-wal": 0o600,
                ])
            for command in ["backup copy.sqlite --database \(Self.store)", "restore copy.sqlite --database new.sqlite"]
            {
                let ending = try await program.shell("umask \(umask)", command).waitForExit()
                #expect(ending.status == 0, "\(ending.errorOutput)")
                #expect(ending.errorOutput == "")
            }
            _ = try await serving.end()
            #expect(program.permissions == [Self.store: 0o600, "copy.sqlite": 0o600, "new.sqlite": 0o600])
        }
    }

    @Test("A database that others can read becomes private, with one message")
    func tightened() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            let path = program.folder.file(Self.store)
            let words = "Other users of this machine could read \(path)"
            chmod(path, 0o664)
            let first = try await program.run("merchant", "list", "--database", Self.store)
            #expect(first.status == 0)
            expectOneSentence(first.errorOutput)
            #expect(first.errorOutput.contains(words))
            #expect(program.permissions == [Self.store: 0o600])
            #expect(try await program.run("merchant", "list", "--database", Self.store).errorOutput == "")

            chmod(path, 0o604)
            let serving = try await program.serve(["--database", Self.store])
            #expect(program.permissions[Self.store] == 0o600)
            #expect(try await serving.end().errorOutput.contains(words))
            try await program.serving("--database", Self.store) { serving in
                #expect(!serving.running.complaint.contains(words))
            }
        }
    }

    @Test("A backup that others could read is closed to them when a database is made of it")
    func backup() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            #expect(try await program.run("backup", "copy.sqlite", "--database", Self.store).status == 0)
            chmod(program.folder.file("copy.sqlite"), 0o644)
            let ending = try await program.run("restore", "copy.sqlite", "--database", "new.sqlite")
            #expect(ending.status == 0)
            #expect(ending.errorOutput.contains("copy.sqlite; access is now restricted"))
            #expect(program.permissions["copy.sqlite"] == 0o600)
        }
    }
}

extension Program {
    /// The permissions of what lies in the program's folder.
    fileprivate var permissions: [String: Int] {
        Dictionary(
            uniqueKeysWithValues: folder.contents.map { name in
                let attributes = try? FileManager.default.attributesOfItem(atPath: folder.file(name))
                return (name, (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? -1)
            })
    }

    /// Starts the program from a shell that does something first.
    fileprivate func shell(_ first: String, _ command: String) throws -> RunningProgram {
        try launch("/bin/sh", ["-c", "\(first); exec '\(Self.path)' \(command)"])
    }
}
