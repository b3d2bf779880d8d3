@testable import ServerTestSupport
import Testing

@Suite("MESSAGE and FILE")
struct MessageTests {
    @Test("A message is kept with its order and changes nothing", arguments: WireAPI.allCases)
    func message(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let before = try await sandbox.info()
            let reply = try await sandbox.answer(.message("10001", "The <parcel> & \"more\" é"), through: api)
            #expect(reply.verdict == "200")
            #expect(reply.sentence?.isEmpty == false)
            #expect(try await sandbox.events() == ["placed", "workflow_started", "message"])
            #expect(try await sandbox.info() == before)
            #expect(try await sandbox.webhookEvents() == ["order_placed", "order_workflow_started"])
        }
    }

    @Test(
        "A message is accepted in every state of an order, by either number, with or without its workflow",
        arguments: WireAPI.allCases)
    func states(api: WireAPI) async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            for number in ["KRKND-0001", "1TSTNOT-STARTED", "OVERDUE", "ON-HOLD", "PAID", "CREDITED", "COLLECTION"] {
                let reply = try await sandbox.answer(.message(number, "Hello"), through: api)
                #expect(reply.verdict == "200", "\(number)")
                let named = try await sandbox.answer(.message(number, "Hello", workflow: "1"), through: api)
                #expect(named.verdict == "200", "\(number)")
            }
        }
    }

    @Test("A message comes after what fell due before it, even if the scheduler is late", arguments: WireAPI.allCases)
    func late(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            sandbox.clock.advance(hours: 24 * 40)
            #expect(try await sandbox.answer(.message("10001", "Hello"), through: api).verdict == "200")
            let events = try await sandbox.events()
            #expect(events.count > 3 && events.last == "message", "\(events)")
        }
    }

    @Test("2,000 characters are accepted, one more is not", arguments: WireAPI.allCases)
    func length(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let longest = String(repeating: "é", count: 2_000)
            #expect(try await sandbox.answer(.message("10001", longest), through: api).verdict == "200")
            #expect(try await sandbox.answer(.message("10001", longest + "é"), through: api).verdict == "601")
            #expect(try await sandbox.events() == ["placed", "message"])
        }
    }

    @Test(
        "Invalid messages get the codes of the calls without a table", arguments: WireAPI.allCases,
        [
            (V1TestMessage.message(nil, "Hello"), "401", "Missing invoice number or workflow number"),
            (.message("10001", nil), "401", "Missing invoice number or workflow number"),
            (.message("10001", "Hello", workflow: "100"), "402", "Workflow with number 100 does not exist"),
            (.message("10001", "Hello", workflow: "1"), "704", "Unknown invoice number: 10001"),
            (.message("nobody", "Hello"), "704", "Unknown invoice number: nobody"),
        ])
    func refusals(api: WireAPI, refused: (message: V1TestMessage, code: String, text: String)) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(refused.message, through: api)
            #expect(reply.verdict == refused.code)
            #expect(reply.sentence == refused.text)
            #expect(try await sandbox.events() == ["placed"])
        }
    }

    @Test("The envelope of a message and of a file is checked as any other")
    func envelope() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            for message in [V1TestMessage.message("10001", "Hello"), .file("10001")] {
                #expect(try await sandbox.answer(message.with("VERSION", xml: "<A>")).code == "601")
                #expect(try await sandbox.answer(message.with(["VERSION": "1"])).code == "001")
                #expect(try await sandbox.answer(message.with(["CLIENTUSERNAME": "x"])).code == "101")
                #expect(try await sandbox.answer(message.with(["CLIENTID": "x"])).code == "102")
                #expect(try await sandbox.answer(message.with(["ACTION": "x"])).code == "103")
            }
        }
    }

    @Test("An order that is not started has no invoice yet, an unknown one none at all")
    func file() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(.file("10001")).code == "706")
            #expect(
                try await sandbox.answer(.file("nobody")).text
                    == Recorded.error("704", "Unknown invoice number: nobody"))
            #expect(try await sandbox.answer(.file(nil)).code == "401")
        }
    }
}
