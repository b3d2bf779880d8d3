import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("Databases that are moved under the server", .timeLimit(.minutes(2)))
struct MovedDatabaseTests {
    /// A change to the files of a database, which is undone afterwards.
    enum Move: String, Sendable, CaseIterable {
        case renamed, replaced, logRenamed, indexRenamed

        fileprivate var suffix: String {
            switch self {
            case .renamed, .replaced: ""
            case .logRenamed: "-wal"
            case .indexRenamed: "-shm"
            }
        }
    }

    private static let store = "shop.sqlite"

    @Test(
        "While the database file is replaced no order is accepted; once it is back, requests succeed",
        arguments: Move.allCases)
    func moved(move: Move) async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file(Self.store) + move.suffix
            var accepted = 0
            try await program.serving("--database", Self.store) { serving in
                accepted += try await place(1...5, at: serving)
                #expect(accepted == 5)
                try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
                if move == .replaced { try FileManager.default.copyItem(atPath: path + ".away", toPath: path) }
                // At once, before anybody has had time to look: an order that is answered is looked for first.
                #expect(try await place(6...8, at: serving) == 0)
                let ready = try await serving.answer(.get("/readyz"))
                #expect(ready.status == 503)
                #expect(serving.running.complaint.contains(path))

                if move == .replaced { try FileManager.default.removeItem(atPath: path) }
                try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
                #expect(try await serving.answer(.get("/readyz")).status == 200)
                #expect(try await place(9...12, at: serving) == 4)
            }
            let ending = try await program.run("database", "check", "--database", Self.store)
            #expect(ending.status == 0, "\(ending.output)")
        }
    }

    @Test("Nobody has to ask: without a request the server sees it by itself, and reads are refused too")
    func unasked() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { serving in
                #expect(try await place(1...1, at: serving) == 1)
                try FileManager.default.removeItem(atPath: program.folder.file(Self.store))
                // A status is only read, on a connection that is open: nothing but the watch can tell.
                try await waitUntil("a refusal") { try await serving.answer(.status("1")).status != 200 }
                #expect(try await serving.answer(.status("1")).code == "603")
                #expect(try await serving.answer(.get("/livez")).status == 200)
            }
        }
    }

    @Test("A log that was removed loses nothing: what it held is brought into the file")
    func logRemoved() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file(Self.store)
            try await program.serving("--database", Self.store) { serving in
                #expect(try await place(1...20, at: serving) == 20)
                try FileManager.default.removeItem(atPath: path + "-wal")
                #expect(try await serving.answer(.get("/readyz")).status == 503)
                #expect(try await place(21...22, at: serving) == 0)
            }
            try await expectPlaced(1...20, on: program)
        }
    }

    @Test("A file that was renamed is whole where it went, also without its log")
    func renamedForGood() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file(Self.store)
            let serving = try await program.serve(["--database", Self.store])
            #expect(try await place(1...20, at: serving) == 20)
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            #expect(try await serving.answer(.get("/readyz")).status == 503)
            // Behind what the writer does when it learns of it.
            #expect(try await place(21...21, at: serving) == 0)
            _ = try await serving.end(with: SIGKILL)
            for name in program.folder.contents where name != Self.store + ".away" {
                try FileManager.default.removeItem(atPath: program.folder.file(name))
            }
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            try await expectPlaced(1...20, on: program)
        }
    }

    /// - Returns: how many were taken; the others must have been refused for now.
    private func place(_ numbers: ClosedRange<Int>, at serving: RunningServer) async throws -> Int {
        var accepted = 0
        for number in numbers {
            let order = V1TestMessage.order(["ORDERNUMBER": "\(number)"]).fromAnotherPerson(number)
            let reply = try await serving.answer(order)
            #expect(["200", "603"].contains(reply.code))
            #expect(reply.status == (reply.code == "200" ? 200 : 503))
            if reply.code == "200" { accepted += 1 }
        }
        return accepted
    }

    private func expectPlaced(_ numbers: ClosedRange<Int>, on program: Program) async throws {
        try await program.serving("--database", Self.store) { serving in
            let reply = try await serving.answer(.status(of: numbers.map(String.init)))
            #expect(reply.elements("STATUS") == numbers.map { _ in "0" })
        }
    }
}
