import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Backups")
struct BackupTests {
    @Test("A backup of a server at work holds what was accepted before it, and can be served")
    func online() async throws {
        try await Program.inNewFolder { program in
            let (store, backup, copy) = ("shop.sqlite", "backup.sqlite", "copy.sqlite")
            // Beside the eight samples of every sandbox.
            var before: [String] = []
            try await program.serving("--database", store) { serving in
                for number in 0..<50 {
                    before.append("b\(number)")
                    let order = V1TestMessage.order(["ORDERNUMBER": "b\(number)"]).fromAnotherPerson(number)
                    #expect(try await serving.answer(order).code == "200")
                }
                let ending = try await program.run("backup", backup, "--database", store)
                #expect(ending.status == 0)
                #expect(ending.output.contains("58 orders"))
                #expect(try await serving.answer(.order(["ORDERNUMBER": "later"])).code == "200")
            }
            let restored = try await program.run("restore", backup, "--database", copy)
            #expect(restored.status == 0)
            #expect(restored.output.contains("58 orders"))
            try await program.serving("--database", copy) { serving in
                let reply = try await serving.answer(.status(of: before))
                #expect(reply.elements("STATUS") == Array(repeating: "0", count: 50))
                #expect(try await serving.answer(.status("later")).elements("STATUS") == ["-1"])
            }
            #expect(program.folder.contents.allSatisfy { !$0.contains("unfinished") })
        }
    }

    @Test("Nothing that is there is ever overwritten")
    func existing() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", "shop.sqlite") { _ in }
            #expect(try await program.run("backup", "backup.sqlite", "--database", "shop.sqlite").status == 0)
            let before = FileManager.default.contents(atPath: program.folder.file("backup.sqlite"))
            for arguments in [
                ["backup", "backup.sqlite", "--database", "shop.sqlite"],
                ["backup", "shop.sqlite", "--database", "shop.sqlite"],
                ["restore", "backup.sqlite", "--database", "shop.sqlite"],
            ] {
                let ending = try await program.run(arguments)
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains("already exists"))
            }
            #expect(FileManager.default.contents(atPath: program.folder.file("backup.sqlite")) == before)
        }
    }

    @Test("A damaged or invalid backup, or one of the other environment, is refused, and no file is created")
    func wrongBackups() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", "shop.sqlite") { _ in }
            #expect(try await program.run("backup", "good.sqlite", "--database", "shop.sqlite").status == 0)
            var damaged = try #require(FileManager.default.contents(atPath: program.folder.file("good.sqlite")))
            damaged.replaceSubrange(4_096..<40_960, with: Data(repeating: 0xAA, count: 36_864))
            try damaged.write(to: URL(fileURLWithPath: program.folder.file("damaged.sqlite")))
            try Data("milk, bread".utf8).write(to: URL(fileURLWithPath: program.folder.file("list.sqlite")))
            for name in ["damaged.sqlite", "list.sqlite"] {
                // Files open to others are closed to them, and that is said.
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: program.folder.file(name))
            }
            let files = program.folder.contents
            for arguments in [
                ["damaged.sqlite"], ["list.sqlite"], ["missing.sqlite"],
                ["good.sqlite", "--environment", "production"],
            ] {
                let ending = try await program.run(["restore"] + arguments + ["--database", "new.sqlite"])
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(program.folder.contents == files)
            }
        }
    }

    @Test("PostgreSQL's databases are left to its own tools", arguments: ["backup", "restore"])
    func postgres(command: String) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(command, "copy", "--database", "postgres://db/naderhand")
            #expect(ending.status == 2)
            #expect(ending.errorOutput.contains("pg_dump"))
            #expect(program.folder.contents.isEmpty)
        }
    }

    @Test("A second server on one file does not start, and prints the reason")
    func secondServer() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", "shop.sqlite") { serving in
                let ending = try await program.run("serve", "--port", "0", "--database", "shop.sqlite")
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains("Another process is using"))
                #expect(try await serving.answer(.check()).code == "500")
            }
        }
    }
}
