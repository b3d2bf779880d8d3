import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("database check", .timeLimit(.minutes(2)))
struct DatabaseCheckTests {
    private static let store = "shop.sqlite"

    @Test("A sound database: three lines and 0, beside the server and without it, and nothing is changed")
    func clean() async throws {
        try await Program.inNewFolder { program in
            func expectSound(orders: Int) async throws {
                let ending = try await program.run("database", "check", "--database", Self.store)
                #expect(ending.status == 0)
                #expect(ending.errorOutput == "")
                let lines = ending.output.split(separator: "\n")
                #expect(lines.map { $0.prefix { $0 != ":" } } == ["Integrity", "Foreign keys", "Books"])
                #expect(lines.last?.hasPrefix("Books: \(orders) orders, ") == true, "\(ending.output)")
            }
            try await program.serving("--database", Self.store) { serving in
                #expect(try await serving.answer(.order()).code == "200")
                try await expectSound(orders: 9)
                #expect(try await serving.answer(.order(["ORDERNUMBER": "later"])).code == "200")
            }
            let path = program.folder.file(Self.store)
            let before = FileManager.default.contents(atPath: path)
            try await expectSound(orders: 10)
            #expect(FileManager.default.contents(atPath: path) == before)
            #expect(program.folder.contents == [Self.store])
        }
    }

    @Test("A log that a killed server left is read, and stays where it is")
    func killed() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve(["--database", Self.store])
            #expect(try await serving.answer(.order()).code == "200")
            _ = try await serving.end(with: SIGKILL)
            let names = [Self.store, Self.store + "-wal", Self.store + "-mark"].map(program.folder.file)
            let before = names.map(FileManager.default.contents)
            let ending = try await program.run("database", "check", "--database", Self.store)
            #expect(ending.status == 0, "\(ending.output)\(ending.errorOutput)")
            #expect(ending.output.contains("Books: 9 orders, "))
            #expect(names.map(FileManager.default.contents) == before)
        }
    }

    @Test("A damaged page is found, and the remedy printed")
    func damagedPages() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            let sound = try #require(FileManager.default.contents(atPath: program.folder.file(Self.store)))
            // The first byte of a page says of what kind it is.
            for page in stride(from: 1, to: sound.count / 4_096, by: 5) {
                let ending = try await check(sound, flipping: page * 4_096, in: program)
                #expect(ending.status == 1, "page \(page + 1): \(ending.output)")
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains("restore the newest backup"), "\(ending.errorOutput)")
                #expect(ending.output.contains("Integrity: "))
            }
        }
    }

    @Test("A byte that is flipped anywhere ends in a verdict, never in a crash")
    func flippedBytes() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            let sound = try #require(FileManager.default.contents(atPath: program.folder.file(Self.store)))
            var random = SplitMix64(seed: 16)
            let offsets =
                [0, 18, 20, 28, 44, 56, 68, 101] + (0..<32).map { _ in Int.random(in: 0..<sound.count, using: &random) }
            for offset in offsets {
                let ending = try await check(sound, flipping: offset, in: program)
                #expect([0, 1].contains(ending.status), "byte \(offset): \(ending.errorOutput)")
                if ending.status == 1 { expectOneSentence(ending.errorOutput) }
            }
        }
    }

    private func check(_ sound: Data, flipping offset: Int, in program: Program) async throws -> Program.Exit {
        var damaged = sound
        damaged[offset] ^= 0xFF
        let path = program.folder.file("damaged.sqlite")
        try damaged.write(to: URL(fileURLWithPath: path))
        return try await program.run("database", "check", "--database", path)
    }

    @Test("A row that names one that is not there is found", .enabled(if: SQLiteShell.isAvailable))
    func foreignKeys() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            try await program.sql("DELETE FROM merchants WHERE letter_code = 'TST'", on: Self.store)
            let ending = try await program.run("database", "check", "--database", Self.store)
            #expect(ending.status == 1)
            #expect(ending.output.contains("Foreign keys: 8 rows of orders refer to missing rows of merchants."))
            expectOneSentence(ending.errorOutput)
        }
    }

    @Test(
        "An inconsistent ledger is reported separately from damage to the file", .enabled(if: SQLiteShell.isAvailable))
    func books() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            try await program.sql("UPDATE orders SET refund_due_cents = 5 WHERE number = 'PAID'", on: Self.store)
            let ending = try await program.run("database", "check", "--database", Self.store)
            #expect(ending.status == 1)
            #expect(ending.output.contains("Books: Order 1TSTPAID: The refund due is stored as 0.05"))
            #expect(ending.output.contains("Integrity: All pages and indexes are intact.\n"))
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains("changed from outside"))
        }
    }

    @Test("A database of another version or environment, or none, is refused", .enabled(if: SQLiteShell.isAvailable))
    func refused() async throws {
        try await Program.inNewFolder { program in
            func expectRefusal(_ words: String, _ arguments: String...) async throws {
                let ending = try await program.run(
                    ["database", "check", "--database", Self.store] + arguments)
                #expect(ending.status == 1)
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains(words), "\(ending.errorOutput)")
            }
            try await expectRefusal("does not exist")
            #expect(program.folder.contents == [])
            try await program.serving("--database", Self.store) { _ in }
            try await expectRefusal("is a sandbox database", "--environment", "production")
            try await program.sql("DELETE FROM schema_migrations WHERE number > 10", on: Self.store)
            try await expectRefusal("an older Naderhand")
        }
    }

    @Test("On PostgreSQL constraints and indexes are checked", .enabled(if: PostgresCluster.isAvailable))
    func postgres() async throws {
        try await Program.inNewFolder { program in
            let schema = try TestCluster.newSchema()
            let environment = ["NADERHAND_DATABASE": schema]
            try await program.serving(environment: environment) { _ in
                let ending = try await program.run("database", "check", environment: environment)
                #expect(ending.status == 0, "\(ending.output)\(ending.errorOutput)")
                #expect(ending.output.contains("Foreign keys: All constraints are in force.\n"))
                #expect(ending.output.contains("Books: 8 orders, "))
            }
            let name = try #require(schema.split(separator: "%3D").last)
            try TestCluster.run(
                "ALTER TABLE \(name).orders ADD CONSTRAINT orders_total CHECK (total_cents > 0) NOT VALID")
            let ending = try await program.run("database", "check", environment: environment)
            #expect(ending.status == 1)
            #expect(ending.output.contains("Foreign keys: The constraint orders_total of "))
            expectOneSentence(ending.errorOutput)
        }
    }
}
