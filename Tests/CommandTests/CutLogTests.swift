import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("Logs that are cut", .enabled(if: SQLiteShell.isAvailable), .timeLimit(.minutes(2)))
struct CutLogTests {
    enum Cut: String, Sendable, CaseIterable {
        case half, allButTheLastPage, removed
    }

    private static let store = "shop.sqlite"
    private static let words = "is incomplete"

    @Test("A log that was cut after a kill is reported at the next start, once", arguments: Cut.allCases)
    func cut(cut: Cut) async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file(Self.store)
            // What came before is in the file itself.
            try await program.serving("--database", Self.store) { _ in }
            try await killAfterOrders(on: program)
            let log = URL(fileURLWithPath: path + "-wal")
            let size = try #require(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize)
            switch cut {
            case .half: truncate(log.path, size / 2)
            case .allButTheLastPage: truncate(log.path, size - 4_096)
            case .removed: try FileManager.default.removeItem(at: log)
            }
            let serving = try await program.serve(["--database", Self.store])
            #expect(serving.running.complaint.contains(Self.words), "\(serving.running.complaint)")
            _ = try await serving.end()
            try await program.serving("--database", Self.store) { serving in
                #expect(!serving.running.complaint.contains(Self.words))
            }
        }
    }

    @Test("The first command reports it as well, and the server then does not")
    func command() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            try await killAfterOrders(on: program)
            try FileManager.default.removeItem(atPath: program.folder.file(Self.store) + "-wal")
            let ending = try await program.run("merchant", "list", "--database", Self.store)
            #expect(ending.status == 0)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains(Self.words))
            #expect(try await program.run("merchant", "list", "--database", Self.store).errorOutput == "")
        }
    }

    @Test("Nothing is reported after a kill alone, after a clean stop, or while the server runs")
    func whole() async throws {
        try await Program.inNewFolder { program in
            try await killAfterOrders(on: program)
            let serving = try await program.serve(["--database", Self.store])
            #expect(!serving.running.complaint.contains(Self.words))
            let beside = try await program.run("merchant", "list", "--database", Self.store)
            #expect(beside.errorOutput == "")
            #expect(program.folder.contents.contains("\(Self.store)-mark"))
            _ = try await serving.end()
            #expect(program.folder.contents == [Self.store])
        }
    }

    /// Places orders, waits until the server has noted the last of them, and kills it.
    private func killAfterOrders(on program: Program) async throws {
        let serving = try await program.serve(["--database", Self.store])
        for number in 0..<30 {
            let order = V1TestMessage.order(["ORDERNUMBER": "\(number)"]).fromAnotherPerson(number)
            #expect(try await serving.answer(order).code == "200")
        }
        let last = try await program.sql("SELECT MAX(id) FROM order_events", on: Self.store).first
        let note = program.folder.file(Self.store) + "-mark"
        try await waitUntil("the note of the last order") { Self.text(note) == last }
        #expect(try await serving.end(with: SIGKILL).status == 128 + SIGKILL)
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { bytes in
            String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
