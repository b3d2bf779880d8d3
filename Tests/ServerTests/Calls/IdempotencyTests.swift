@testable import ServerTestSupport
import Testing

@Suite("Idempotency-Key")
struct IdempotencyTests {
    /// A message with something that shows whether it was done, and its answer when it is.
    private static let changes: [(message: V2TestMessage, event: String, code: String)] = [
        (.order(["orderNumber": "10002"]), "placed", "200"), (.start("10001"), "workflow_started", "500"),
        (.credit("10001", "1.50"), "credited", "200"), (.payment("10001", "1.50"), "payment_registered", "200"),
        (.message("10001", "Hello"), "message", "200"),
    ]

    @Test("The same request under the same key is done once and answered alike, byte for byte", arguments: changes)
    func replay(change: (message: V2TestMessage, event: String, code: String)) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let before = try await sandbox.count("order_events WHERE kind = '\(change.event)'")
            let first = try await sandbox.answer(json: change.message, key: "key-1")
            #expect(first.verdict == change.code)
            #expect(first.header("Idempotent-Replayed") == nil)
            for _ in 0..<2 {
                let again = try await sandbox.answer(json: change.message, key: "key-1")
                #expect(again.body == first.body)
                #expect(again.status == 200)
                #expect(again.header("Idempotent-Replayed") == "true")
                #expect(again.header("X-Request-Id") != first.header("X-Request-Id"))
            }
            #expect(try await sandbox.count("order_events WHERE kind = '\(change.event)'") == before + 1)
        }
    }

    @Test("A check is decided once: its UUID is the same")
    func check() async throws {
        try await TestServer.audited { sandbox in
            let first = try await sandbox.answer(json: .check(), key: "key-1")
            let again = try await sandbox.answer(json: .check(), key: "key-1")
            #expect(first.json?["uuid"]?.text?.count == 36)
            #expect(again.body == first.body)
            #expect(try await sandbox.count("checks") == 1)
        }
    }

    @Test("A hold and a resume are answered again too")
    func holdAndResume() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let held = try await sandbox.answer(json: .hold("10001", days: "3"), key: "hold")
            let resumed = try await sandbox.answer(json: .resume("10001"), key: "resume")
            #expect(try await sandbox.answer(json: .hold("10001", days: "3"), key: "hold").body == held.body)
            #expect(try await sandbox.answer(json: .resume("10001"), key: "resume").body == resumed.body)
            #expect(try await sandbox.status() == "2 Wait for payment ( Start delay )")
            #expect(try await sandbox.events() == ["placed", "workflow_started", "held", "resumed"])
        }
    }

    @Test(
        "A refusal is an answer too",
        arguments: [
            (V2TestMessage.start("nobody"), "704"), (.payment("nobody", "1"), "704"), (.credit("nobody", "1"), "-1"),
            (.credit("10001", "1000"), "707"), (.order(), "403"), (.order(["customer.lastName": nil]), "410"),
            (.hold("10001"), "701"), (.check(["orderAmount": "1500.01"]), "429"),
        ])
    func refusals(message: V2TestMessage, code: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let first = try await sandbox.answer(json: message, key: "key-1")
            #expect(first.verdict == code)
            let again = try await sandbox.answer(json: message, key: "key-1")
            #expect(again.body == first.body)
            #expect(again.header("Idempotent-Replayed") == "true")
        }
    }

    @Test("The log has the reason for a refused key, and for a repetition the stored result")
    func loggedRefusal() async throws {
        try await TestServer.audited { sandbox in
            let order = V2TestMessage.order(["customer.email": nil])
            let plain = try await sandbox.answer(json: order)
            let first = try await sandbox.answer(json: order, key: "key-1")
            #expect(first.body == plain.body)
            let lines = sandbox.log.requests.map(\.metadata)
            #expect(lines.map { $0["refusal"] } == ["missingEmail", "missingEmail"])
            #expect(lines.map { $0["field"] } == ["email", "email"])
            _ = try await sandbox.answer(json: order, key: "key-1")
            #expect(sandbox.log.requests.last?.metadata["code"] == first.verdict)

            let partner = try await sandbox.addPartner()
            let taken = V2TestMessage.create(["username": "usertest"]).from(partner)
            for _ in 0..<2 {
                _ = try await sandbox.answer(json: taken, key: "key-2")
                #expect(sandbox.log.requests.last?.metadata["refusal"] == "usernameTaken")
            }
        }
    }

    @Test("A refusal is repeated even when it would not be one any more")
    func staleRefusal() async throws {
        try await TestServer.audited { sandbox in
            let first = try await sandbox.answer(json: .start("10001"), key: "key-1")
            #expect(first.verdict == "704")
            try await sandbox.place()
            #expect(try await sandbox.answer(json: .start("10001"), key: "key-1").body == first.body)
            #expect(try await sandbox.answer(json: .start("10001"), key: "key-2").verdict == "500")
        }
    }

    @Test("Another body or another call under the key is 603, and nothing of it is done")
    func reuse() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(json: .credit("10001", "1"), key: "key-1").verdict == "200")
            var otherCall = V2TestMessage.credit("10001", "1")
            otherCall.call = "client/invoice/payment"
            for message in [.credit("10001", "2"), .payment("10001", "1"), otherCall, .credit("10001", "1.0")] {
                let reply = try await sandbox.answer(json: message, key: "key-1")
                reply.expectWellMadeJSON()
                #expect(reply.json?["error.code"]?.text == "603")
                #expect(reply.header("Idempotent-Replayed") == nil)
            }
            #expect(try await sandbox.openAmount() == "120.00")
        }
    }

    @Test("Another merchant's key is its own, and the second client id of a merchant knows the first one's")
    func otherMerchant() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            try await sandbox.place(V1TestMessage.order().from(.apitest))
            let mine = try await sandbox.answer(json: .start("10001"), key: "key-1")
            let theirs = try await sandbox.answer(json: V2TestMessage.start("10001").from(.apitest), key: "key-1")
            #expect(mine.verdict == "500")
            #expect(theirs.verdict == "500")
            #expect(theirs.header("Idempotent-Replayed") == nil)
        }
    }

    @Test("After 24 hours a key is forgotten, and not before")
    func validity() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let credit = V2TestMessage.credit("10001", "1")
            #expect(try await sandbox.answer(json: credit, key: "key-1").verdict == "200")
            sandbox.clock.advance(hours: 24, milliseconds: -1)
            #expect(try await sandbox.answer(json: credit, key: "key-1").header("Idempotent-Replayed") == "true")
            sandbox.clock.advance(hours: 0, milliseconds: 1)
            #expect(try await sandbox.answer(json: credit, key: "key-1").header("Idempotent-Replayed") == nil)
            #expect(try await sandbox.openAmount() == "119.00")
            let again = try await sandbox.answer(json: credit, key: "key-1")
            #expect(again.header("Idempotent-Replayed") == "true")
            #expect(try await sandbox.openAmount() == "119.00")
        }
    }

    @Test("A sandbox's own clock makes keys old too")
    func sandboxClock() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let message = V2TestMessage.message("10001", "Hello")
            #expect(try await sandbox.answer(json: message, key: "key-1").verdict == "200")
            try await sandbox.advance(["days": 1])
            #expect(try await sandbox.answer(json: message, key: "key-1").header("Idempotent-Replayed") == nil)
        }
    }

    @Test("Keys are 1 to 255 visible ASCII characters", arguments: ["!", "~", String(repeating: "k", count: 255)])
    func goodKeys(key: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(json: .start("10001"), key: key).verdict == "500")
            #expect(try await sandbox.answer(json: .start("10001"), key: key).header("Idempotent-Replayed") == "true")
        }
    }

    @Test(
        "An invalid key gets 603, and nothing is executed",
        arguments: ["", String(repeating: "k", count: 256), "k\u{E9}y", "a key", "k\tey", "\u{1F511}"])
    func badKeys(key: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(json: .start("10001"), key: key)
            #expect(reply.json?["error.code"]?.text == "603", "\(reply.text)")
            #expect(try await sandbox.status() == "0 No steps given")
            #expect(try await sandbox.count("idempotency_keys") == 0)
        }
    }

    @Test("A dry run is answered again, and its order is another request")
    func dryRun() async throws {
        try await TestServer.audited { sandbox in
            let dryRun = V2TestMessage.order(["validateOrder": true])
            let first = try await sandbox.answer(json: dryRun, key: "key-1")
            #expect(first.verdict == "200")
            #expect(try await sandbox.answer(json: dryRun, key: "key-1").body == first.body)
            #expect(try await sandbox.count("orders") == 0)
            #expect(try await sandbox.answer(json: .order(), key: "key-1").json?["error.code"]?.text == "603")
            #expect(try await sandbox.answer(json: .order(), key: "key-2").verdict == "200")
        }
    }

    @Test("Info changes nothing: it takes no notice of a key, good or bad", arguments: ["key-1", "a bad key"])
    func info(key: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(json: .info("10001"), key: key).json?["invoices"]?[0]?["status"] == 0)
            try await sandbox.start("10001")
            let reply = try await sandbox.answer(json: .info("10001"), key: key)
            #expect(reply.json?["invoices"]?[0]?["status"] == 2)
            #expect(reply.header("Idempotent-Replayed") == nil)
            #expect(try await sandbox.count("idempotency_keys") == 0)
        }
    }

    @Test("Requests of unknown callers, and unreadable ones, are not stored")
    func strangers() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let start = V2TestMessage.start("10001")
            #expect(try await sandbox.answer(json: start.with(["billinkID": "x"]), key: "key-1").verdict == "102")
            #expect(try await sandbox.answer(json: start.with(["billinkUsername": "x"]), key: "key-1").verdict == "101")
            #expect(try await sandbox.answer(json: start.with(["billinkID": "x"]), key: "key-1").verdict == "102")
            var broken = WireRequest(start, key: "key-1")
            broken.body.removeLast()
            #expect(try await sandbox.answer(broken).verdict == "601")
            #expect(try await sandbox.count("idempotency_keys") == 0)
            #expect(try await sandbox.answer(json: start, key: "key-1").verdict == "500")
            // Who does not prove who they are learns nothing of what was done under a key.
            #expect(try await sandbox.answer(json: start.with(["billinkID": "x"]), key: "key-1").verdict == "102")
        }
    }

    @Test("A request with an internal error is executed again under the same key")
    func internalFailure() async throws {
        try await TestServer.audited { sandbox in
            let order = V2TestMessage.order(["customer.lastName": "Storing"])
            let broken = try await sandbox.answer(json: order, key: "key-1")
            #expect(broken.verdict == "603")
            #expect(try await sandbox.count("idempotency_keys") == 0)
            #expect(try await sandbox.answer(json: .order(), key: "key-1").verdict == "200")
        }
    }

    @Test("A key survives the process")
    func restart() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let credit = V2TestMessage.credit("10001", "1")
            let first = try await sandbox.answer(json: credit, key: "key-1")
            #expect(first.verdict == "200")
            let again = try await sandbox.respondFromSecondProcess(WireRequest(credit, key: "key-1"))
            #expect(again.body == first.body)
            #expect(again.header("Idempotent-Replayed") == "true")
            #expect(try await sandbox.openAmount() == "120.00")
        }
    }
}

@Suite("Idempotency under load")
struct IdempotencyRaceTests {
    @Test(
        "Of a hundred equal concurrent requests one is executed, and the others get its response or a conflict",
        arguments: [V2TestMessage.order(["orderNumber": "10002"]), .credit("10001", "1"), .check()])
    func hundred(message: V2TestMessage) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let port = sandbox.port
            let request = WireRequest(message, key: "key-1")
            let replies = try await onThread {
                let clients = try (0..<20).map { _ in try WireClient(port: port) }
                var replies: [WireReply] = []
                for _ in 0..<5 {
                    for client in clients { try client.send(request) }
                    replies += try clients.map { try $0.receive() }
                }
                return replies
            }
            let answers = replies.filter { $0.status == 200 }
            let conflicts = replies.filter { $0.status != 200 }
            let originals = answers.filter { $0.header("Idempotent-Replayed") != "true" }
            #expect(originals.count == 1)
            #expect(Set(answers.map(\.body)).count == 1)
            #expect(["200", "500"].contains(answers.first?.verdict))
            #expect(conflicts.allSatisfy { $0.status == 409 && $0.json?["result"]?.text == "ERROR" })
            #expect(try await sandbox.count("orders") == (message.call == "client/order" ? 2 : 1))
            #expect(
                try await sandbox.count("order_events WHERE kind = 'credited'")
                    == (message.call.hasSuffix("credit") ? 1 : 0))
            #expect(try await sandbox.count("checks") == (message.call == "client/check" ? 1 : 0))
        }
    }

    @Test("While the first request is in progress the second gets a conflict")
    func underWay() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let writer = await sandbox.holdWriter()
            let (told, done) = try await withThrowingTaskGroup(of: WireReply.self) { requests in
                for _ in 0..<2 {
                    requests.addTask { try await sandbox.answer(json: .start("10001"), key: "key-1") }
                }
                // While nothing can be written only one that is not worked on is answered.
                let told = try #require(try await requests.next())
                #expect(writer.isHeld)
                writer.release()
                return (told, try #require(try await requests.next()))
            }
            #expect(told.status == 409)
            #expect(told.json?["result"]?.text == "ERROR")
            #expect(done.verdict == "500")
            #expect(
                try await sandbox.answer(json: .start("10001"), key: "key-1").header("Idempotent-Replayed") == "true")
        }
    }
}
