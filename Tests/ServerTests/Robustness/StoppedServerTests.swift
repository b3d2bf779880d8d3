@testable import ServerTestSupport
import TestSupport
import Testing
import UseCases

@Suite("A PostgreSQL server that stops", .enabled(if: !TestEngine.isSQLite))
struct StoppedServerTests {
    @Test("While every backend is stopped a check is answered 701, an order 603 and /readyz 503; then all work again")
    func stopped() async throws {
        try await TestServer.audited { sandbox in
            let backends = try await PostgresBackends(of: sandbox.platform.database)
            let replies = try await backends.whileStopped {
                try await withThrowingTaskGroup(of: WireReply.self) { requests in
                    requests.addTask { try await sandbox.answer(.check()) }
                    requests.addTask { try await sandbox.answer(.get("/readyz")) }
                    requests.addTask { try await sandbox.answer(json: .order(), key: "key-1") }
                    return try await requests.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(Set(replies.prefix(2).map(\.status)) == [200, 503])
            #expect(replies.prefix(2).contains { $0.code == "701" })
            // The order's merchant waits longest.
            #expect(replies.last?.verdict == "603")
            #expect(replies.last?.status == 503)

            #expect(try await sandbox.answer(.get("/readyz")).status == 200)
            #expect(try await sandbox.answer(json: .order(), key: "key-1").verdict == "200")
            _ = try await sandbox.approvedCheck()
            let after = try await PostgresBackends(of: sandbox.platform.database)
            #expect(after.processes.count == TestDatabaseLocation.writers)
        }
    }
}
