import Logging
import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("An order that stands on a step its workflow does not have")
struct StoredStepTests {
    /// Sets an order's step to one that its workflow does not have, as after a change by hand.
    private func broken(_ step: Int, _ body: (TestServer) async throws -> Void) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.placeStarted("10002")
            try await sandbox.execute("UPDATE orders SET step = $1 WHERE number = '10001'", [.integer(Int64(step))])
            try await body(sandbox)
        }
    }

    @Test("Calls about it are answered 603 and logged; others go on", arguments: [99, -1])
    func calls(step: Int) async throws {
        try await broken(step) { sandbox in
            for api in WireAPI.allCases {
                let credit = try await sandbox.answer(.credit("10001", "1.00"), through: api)
                let hold = try await sandbox.answer(.hold("10001"), through: api)
                #expect(credit.verdict == "603" && hold.verdict == "603", "\(credit.text) \(hold.text)")
            }
            let file = try await sandbox.answer(.file("10001"))
            #expect(file.code == "603")
            let errors = sandbox.log.lines.filter { $0.level == .error }
            #expect(errors.count { $0.text.contains("orders.step of 10001") } == 5, "\(errors.map(\.text))")
            let other = try await sandbox.answer(.credit("10002", "1.00"))
            #expect(other.text.contains("Credit applied"))
        }
    }

    @Test("Its pay page is an error page, and shows nothing of it")
    func payPage() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            let path = try await sandbox.payPath()
            try await sandbox.execute("UPDATE orders SET step = 99")
            #expect(try await sandbox.answer(.get(path)).status == 500)
            #expect(try await sandbox.answer(.get("/readyz")).status == 200)
        }
    }

    @Test("The scheduler tells of it and does what is due of others", .timeLimit(.minutes(1)))
    func scheduler() async throws {
        try await broken(99) { sandbox in
            let before = try await sandbox.stepNames()
            sandbox.clock.advance(hours: 24 * 5)
            var failures: [String] = []
            while true {
                let batch = try await RunDueSteps(sandbox.platform)()
                failures += batch.failures.map { "\($0.error)" }
                if batch.count == 0 { break }
            }
            // The sandbox's own scheduler may have been first, and tells of it behind its transaction.
            var isTold = failures.contains { $0.contains("orders.step of 10001") }
            while !isTold {
                await Task.yield()
                isTold = sandbox.log.lines.contains { $0.text.contains("orders.step of 10001") }
            }
            let after = try await sandbox.stepNames()
            #expect(after["10001"] == before["10001"])
            #expect(after["10002"] == "Invoice")
        }
    }
}

extension TestServer {
    fileprivate func stepNames() async throws -> [String: String?] {
        let rows = try await platform.database.read { transaction in
            try transaction.rows("SELECT number, step_name FROM orders", []) { try ($0.text(0), $0.optionalText(1)) }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
