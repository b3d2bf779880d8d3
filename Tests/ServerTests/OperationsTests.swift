import Domain
import Foundation
import Logging
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Operations")
struct OperationsTests {
    @Test(
        "Operators see liveness, readiness and the version",
        arguments: [
            ("/livez", #"{"status":"alive"}"#), ("/readyz", #"{"status":"ready"}"#),
            ("/version", #"{"version":"1.2.3"}"#),
        ])
    func health(path: String, body: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get(path))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/json")
            #expect(reply.text == body)
        }
    }

    @Test("A platform whose store does not answer is alive, and not ready")
    func notReady() async throws {
        try await TestServer.run(through: { FailingDatabase(store: $0, error: StorageUnavailable.unavailable("test")) })
        {
            sandbox in
            let alive = try await sandbox.answer(.get("/livez"))
            #expect(alive.status == 200)
            let ready = try await sandbox.answer(.get("/readyz"))
            #expect(ready.status == 503)
            #expect(ready.text == #"{"status":"unavailable"}"#)
        }
    }

    @Test(
        "When the database fails every call answers 603, and the log has the cause with the request id",
        arguments: [V1TestMessage.check(), .order(), .status("10001"), .start("10001")])
    func failingStore(message: V1TestMessage) async throws {
        let error = StorageError.unreadableRow("test")
        try await TestServer.run(through: { FailingDatabase(store: $0, error: error) }) { sandbox in
            let reply = try await sandbox.answer(message)
            #expect(reply.text == Recorded.error("603", "Redirect Billink API error"))
            #expect(reply.status == 200)
            let line = try #require(sandbox.log.lines.first { $0.message == "call failed" })
            #expect(line.level == .error)
            #expect(line.metadata["error"] == "\(error)")
            #expect(line.metadata["hb.request.id"] == reply.header("X-Request-Id"))
        }
    }

    @Test(
        "When the database is unavailable every call answers 603 with 503, and /readyz 503",
        arguments: [V1TestMessage.order(), .status("10001"), .start("10001")])
    func unavailableStore(message: V1TestMessage) async throws {
        let error = StorageUnavailable.unavailable("the disk is full")
        try await TestServer.run(through: { FailingDatabase(store: $0, error: error) }) { sandbox in
            let reply = try await sandbox.answer(message)
            #expect(reply.text == Recorded.error("603", "Redirect Billink API error"))
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") == "1")
            #expect(try await sandbox.answer(.get("/readyz")).status == 503)
        }
    }

    @Test(
        "A check that the store has not answered by its deadline has no decision",
        arguments: [StorageUnavailable.timedOut, .commitOutcomeUnknown("no response before the deadline")])
    func lateStore(error: StorageUnavailable) async throws {
        try await TestServer.run(through: { FailingDatabase(store: $0, error: error) }) { sandbox in
            let reply = try await sandbox.answer(.check())
            #expect(reply.code == "701")
            #expect(reply.status == 200)
        }
    }

    @Test(
        "A page of a customer says so too, and by whom it can be found out",
        arguments: ["/documents/x", "/documents/x/ubl", "/pay/x", "/password/x"])
    func brokenPages(path: String) async throws {
        for (error, status) in [
            (StorageUnavailable.unavailable("the disk is full") as any Error, 503),
            (StorageError.unreadableRow("test"), 500),
        ] {
            try await TestServer.run(through: { FailingDatabase(store: $0, error: error) }) { sandbox in
                let reply = try await sandbox.answer(.get(path))
                #expect(reply.status == status)
                #expect(reply.text.contains("<title>Er is bij ons iets misgegaan"))
                #expect(reply.text.contains(try #require(reply.header("X-Request-Id"))))
            }
        }
    }

    private static let requests: [WireRequest] = [
        WireRequest(.check(["IP": "203.0.113.9"])), WireRequest(.check(["LASTNAME": "Storing"])),
        WireRequest(.check(["EMAIL": "jansen"])),
        WireRequest(.order(["ORDERNUMBER": "geheim-1"])), WireRequest(.status("geheim-1")),
        WireRequest(.start("geheim-2")), WireRequest("/api/check", body: "Jansen anna@example.com".utf8),
        WireRequest("/api/geheim-3", body: []), WireRequest("/geheim-4", body: []), .get("/livez"),
        WireRequest("/api/status?number=geheim-5", body: V1TestMessage.status("geheim-6").xml.utf8)
            .with("X-Shop", "geheim-7").with("Authorization", "Bearer geheim-8"),
    ]

    @Test("Every reply has an id of its own")
    func requestIDs() async throws {
        try await TestServer.run { sandbox in
            var ids: Set<String> = []
            for request in Self.requests {
                ids.insert(try #require(try await sandbox.answer(request).header("X-Request-Id")))
            }
            #expect(ids.count == Self.requests.count)
        }
    }

    @Test("Every request leaves one line in the log, which names no person, order or secret")
    func requestLog() async throws {
        try await TestServer.run(logLevel: .trace) { sandbox in
            var ids: [String?] = []
            for request in Self.requests {
                ids.append(try await sandbox.answer(request).header("X-Request-Id"))
            }
            #expect(sandbox.log.requests.map { $0.metadata["hb.request.id"] } == ids)
            let secrets = [
                "jansen", "anna", "example.com", "0612345678", "1012", "damrak", "1985", "203.0.113.9", "geheim",
                "usertest", TestAccount.usertest.clientID,
            ]
            for line in sandbox.log.lines where line.level >= .info {
                for secret in secrets {
                    #expect(!line.text.lowercased().contains(secret), "\(line.text)")
                }
            }
        }
    }

    @Test("The line has the request, the response, the refusal and the duration")
    func requestLine() async throws {
        try await TestServer.run { sandbox in
            _ = try await sandbox.answer(.check(["EMAIL": nil]))
            let line = try #require(sandbox.log.requests.last)
            #expect(line.level == .info)
            #expect(line.metadata["method"] == "POST")
            #expect(line.metadata["route"] == "/v1/client/check")
            #expect(line.metadata["status"] == "200")
            #expect(line.metadata["code"] == "419")
            #expect(line.metadata["refusal"] == "missingEmail")
            #expect(line.metadata["field"] == "email")
            #expect(line.metadata["us"].flatMap(Int.init) ?? -1 > 0)
        }
    }

    @Test("A request in flight is answered after the shutdown began, and then the store is closed")
    func gracefulShutdown() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let request = WireRequest(.check(["LASTNAME": "Traag"])).with("Expect", "100-continue")
                try client.send(request.head)
                // From here on the server is at work on the request, however busy the machine is.
                #expect(try client.receive().status == 100)
                try client.send(request.body)
                Task { await sandbox.beginShutdown() }
                #expect(try client.receive().code == "500")
            }
            try await sandbox.hasEnded()
            await #expect(throws: WireClient.Failure.self) {
                try await sandbox.answer(.check())
            }
            await #expect(throws: StorageUnavailable.closed) {
                try await sandbox.platform.database.write { _ in }
            }
            // A copy of the file alone is a copy of the store.
            let log = try? Data(contentsOf: URL(fileURLWithPath: sandbox.databasePath + "-wal"))
            #expect(log?.isEmpty ?? true)
        }
    }

    @Test("A connection that is idle does not hold up the shutdown")
    func idleConnection() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                try client.send(WireRequest(.check()))
                #expect(try client.receive().code == "500")
                let ended = DispatchSemaphore(value: 0)
                Task {
                    await sandbox.beginShutdown()
                    try await sandbox.hasEnded()
                    ended.signal()
                }
                #expect(ended.wait(timeout: .now() + 20) == .success)
            }
        }
    }
}

/// A store from which nothing can be read and to which nothing can be written.
private struct FailingDatabase: Database {
    let store: any Database
    let error: any Error

    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        throw error
    }

    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        throw error
    }

    func probe() async throws {
        throw error
    }

    func close() async throws {
        try await store.close()
    }
}
