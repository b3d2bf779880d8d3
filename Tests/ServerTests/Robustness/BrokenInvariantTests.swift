import Domain
import Logging
@testable import ServerTestSupport
import Storage
import TestSupport
import Testing
import UseCases

@Suite("Broken invariants")
struct BrokenInvariantTests {
    @Test(
        "A call that meets one answers 603, changes nothing, and logs the cause with its request id",
        arguments: WireAPI.allCases)
    func call(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.place(.order(["ORDERNUMBER": "10002"]))
            try await sandbox.execute("UPDATE orders SET workflow_number = 77 WHERE number = '10002'")
            let reply = try await sandbox.answer(.start("10001", "10002"), through: api)
            #expect(reply.status == 200)
            #expect(reply.verdict == "603")
            // The first of the two was not started either.
            #expect(try await sandbox.status() == "0 No steps given")
            try sandbox.expectLogged("Workflow 77", reply)
        }
    }

    @Test("An item that meets one undoes its neighbours", arguments: WireAPI.allCases)
    func items(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.placeStarted("10002")
            try await sandbox.execute("UPDATE orders SET workflow_number = 77 WHERE number = '10002'")
            for message in [
                V1TestMessage.credit([
                    V1TestLine("10001", ["CREDITAMOUNT": "1"]), V1TestLine("10002", ["CREDITAMOUNT": "1"]),
                ]
                ),
                .payment([V1TestLine("10001", ["AMOUNT": "1"]), V1TestLine("10002", ["AMOUNT": "1"])]),
            ] {
                let reply = try await sandbox.answer(message, through: api)
                #expect(reply.verdict == "603")
                #expect(try await sandbox.openAmount() == "121.00")
                try sandbox.expectLogged("Workflow 77", reply)
            }
        }
    }

    @Test("An event that cannot be read fails the calls and pages that need it, and no other")
    func unreadableEvent() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.placeStarted("10002")
            let path = try await sandbox.payPath()
            try await sandbox.execute(
                """
                UPDATE order_events SET details = '{"amount":"much"}'
                WHERE kind = 'workflow_started' AND order_id = (SELECT id FROM orders WHERE number = '10001')
                """)
            for reply in [
                try await sandbox.answer(json: .info("10001")), try await sandbox.answer(.file("10001")),
            ] {
                #expect(reply.verdict == "603", "\(reply.text)")
                try sandbox.expectLogged("A stored row cannot be read (order_events.details.amount)", reply)
            }
            #expect(try await sandbox.answer(.get(path)).status == 500)
            #expect(try await sandbox.answer(.credit("10001", "1.00")).text.contains("Credit applied"))
            #expect(try await sandbox.openAmount("10002") == "121.00")
        }
    }

    @Test("Nothing is kept of it under an idempotency key")
    func idempotency() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.execute("UPDATE orders SET workflow_number = 77")
            let reply = try await sandbox.answer(json: .credit("10001", "1"), key: "key-1")
            #expect(reply.verdict == "603")
            try sandbox.expectLogged("Workflow 77", reply)
            try await sandbox.execute("UPDATE orders SET workflow_number = 3")
            #expect(try await sandbox.answer(json: .credit("10001", "1"), key: "key-1").verdict == "200")
        }
    }

    @Test("A page reports the failure, and the log its cause")
    func page() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            try await sandbox.execute("DELETE FROM workflow_versions WHERE number = 1")
            let reply = try await sandbox.answer(.get("/session/\(token.text)"))
            #expect(reply.status == 500)
            let line = try #require(sandbox.log.lines.first { $0.message == "checkout failed" })
            #expect(line.level == .error)
            #expect(line.metadata["error"]?.hasPrefix("The workflow of session") == true)
            #expect(line.metadata["hb.request.id"] == reply.header("X-Request-Id"))
        }
    }

    @Test("The outcome that a test person forces is a response, not an error")
    func testPerson() async throws {
        try await TestServer.run { sandbox in
            for api in WireAPI.allCases {
                let reply = try await sandbox.answer(.check(["LASTNAME": "Storing"]), through: api)
                #expect(reply.verdict == "603")
            }
            #expect(sandbox.log.lines.filter { $0.level >= .error }.isEmpty)
        }
    }

    @Test("An order that cannot be moved on keeps no other from it")
    func scheduler() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.placeStarted("10002")
            try await sandbox.execute("UPDATE orders SET workflow_number = 77 WHERE number = '10001'")
            try await sandbox.advance(["days": 4])
            #expect(try await sandbox.lifecycle("10002").position?.stepIndex == 1)
            #expect(try await sandbox.lifecycle("10001").position?.stepIndex == 0)
        }
    }
}

extension TestServer {
    /// One error in the log that begins with a cause, under the id of a reply.
    func expectLogged(_ cause: String, _ reply: WireReply, _ location: SourceLocation = #_sourceLocation) throws {
        let id = reply.header("X-Request-Id")
        let lines = log.lines.filter { $0.message == "call failed" && $0.metadata["hb.request.id"] == id }
        #expect(lines.map(\.level) == [.error], sourceLocation: location)
        #expect(lines.first?.metadata["error"]?.hasPrefix(cause) == true, "\(lines)", sourceLocation: location)
    }
}
