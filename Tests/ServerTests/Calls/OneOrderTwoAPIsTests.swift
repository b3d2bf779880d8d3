import Domain
@testable import ServerTestSupport
import Testing

@Suite("One order, two APIs")
struct OneOrderTwoAPIsTests {
    /// Every call about orders, in an order in which each can be done.
    private static func life(of number: String) -> [V1TestMessage] {
        [
            .status(number), .message(number, "Hello"), .start(number), .hold(number, days: "3"), .resume(number),
            .credit(number, "21.00"), .payment(number, "10.00"), .credit(number, "90.00"),
        ]
    }

    @Test(
        "An order of either API lives through the other, by its order number and by its invoice number",
        arguments: WireAPI.allCases, ["2026.1", "3TST2026-1"])
    func otherAPI(api: WireAPI, number: String) async throws {
        try await TestServer.audited { sandbox in
            let placed = try await sandbox.answer(.order(["ORDERNUMBER": "2026.1"]), through: api)
            #expect(placed.verdict == "200")
            for message in Self.life(of: number) {
                let reply = try await sandbox.answer(message, through: api.other)
                #expect(["200", "500"].contains(reply.verdict), "\(message.call): \(reply.text)")
                #expect(reply.items.allSatisfy { $0.number == number || message.call == "status" })
            }
            #expect(try await sandbox.status("2026.1") == "1 Paid")
            #expect(try await sandbox.openAmount("3TST2026-1") == "0.00")
            #expect(
                try await sandbox.webhookEvents("2026.1") == [
                    "order_placed", "order_workflow_started", "order_on_hold", "order_resumed", "partial_credit_added",
                    "partial_payment_added", "partial_credit_added", "order_paid", "customer_fully_paid",
                ])
        }
    }

    @Test("Older clients live through an order under /api")
    func olderPath() async throws {
        try await TestServer.audited { sandbox in
            for message in [V1TestMessage.order(["ORDERNUMBER": "2026.1"])] + Self.life(of: "2026.1") {
                let request = WireRequest("/api/\(message.call)", body: message.xml.utf8)
                let reply = try await sandbox.answer(request)
                reply.expectReplyInvariants()
                #expect(["200", "500"].contains(reply.verdict), "\(message.call): \(reply.text)")
            }
        }
    }

    @Test("A check of either API is good for an order of the other", arguments: WireAPI.allCases)
    func check(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let approved = try await sandbox.answer(.check(["BACKDOOR": "1"]), through: api)
            let uuid = try #require(approved.uuid ?? approved.json?["uuid"]?.text)
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
            #expect(try await sandbox.answer(order, through: api.other).verdict == "200")
        }
    }

    @Test("The same order through either API is stored alike")
    func content() async throws {
        try await TestServer.audited { sandbox in
            let fields: [String: String?] = [
                "DELIVERYSTREET": "Spui", "DELIVERYHOUSENUMBER": "12", "DELIVERYPOSTALCODE": "1012WX",
                "DELIVERYADDRESSLASTNAME": "Bakker", "ADDITIONALTEXT": "Thank you", "EMAIL2": "copy@example.com",
                "BANKACCOUNTNUMBER": "NL91ABNA0417164300", "BANKACCOUNTHOLDER": "A. Jansen", "MANDATEID": "1",
                "MANDATETYPE": "FIRST", "VATNUMBER": "NL123456782B90", "CITY": "Curaçao",
            ]
            let order = V1TestMessage.companyOrder(fields)
            try await sandbox.place(order)
            let second = try await sandbox.answer(order.with(["ORDERNUMBER": "10002"]), through: .v2)
            #expect(second.verdict == "200")
            let contents = try await (sandbox.storedContent("10001"), sandbox.storedContent("10002"))
            #expect(contents.0 == contents.1)
        }
    }

    @Test("Blank and null values are missing", arguments: ["", "  "])
    func blanks(blank: String) async throws {
        try await TestServer.audited { sandbox in
            let order = V2TestMessage.order(["customer.lastName": .string(blank)])
            let blankName = try await sandbox.answer(json: order)
            #expect(blankName.verdict == "410")
            let noName = try await sandbox.answer(json: order.with(["customer.lastName": .null]))
            #expect(noName.verdict == "410")
        }
    }

    @Test("Numbers may come as numbers or as text, and fractions of cents are rounded once")
    func numbers() async throws {
        try await TestServer.audited { sandbox in
            let item: JSONNode = [
                "code": 1, "name": "Lamp", "quantity": "2.0000", "productAmount": .number("12.345"), "taxRate": 21,
                "totalProductAmount": "24.69",
            ]
            let order = V2TestMessage.order(["orderItems": [item], "orderNumber": 10001, "workflowNumber": 3])
            let reply = try await sandbox.answer(json: order)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.openAmount() == "24.69")
        }
    }

    /// Every call about an order that is there, and what it would say about one that is not.
    private static let calls: [@Sendable (String) -> V1TestMessage] = [
        { .status($0) }, { .start($0) }, { .credit($0, "1.00") }, { .payment($0, "1.00") }, { .hold($0, days: "3") },
        { .resume($0) }, { .message($0, "Hello") }, { .file($0) },
    ]

    @Test(
        "Another merchant's order is as an unknown one in every call of both APIs, byte for byte",
        arguments: WireAPI.allCases)
    func foreignOrder(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "theirs"]).from(.apitest))
            _ = try await sandbox.answer(V1TestMessage.start("theirs").from(.apitest))
            let before = try await sandbox.lifecycle("theirs", of: .apitest)
            for (foreign, unknown) in [("theirs", "nobody"), ("3APItheirs", "3APInobody")] {
                for call in Self.calls where api == .v1 || call("").call != "file" {
                    let reply = try await sandbox.answer(call(foreign), through: api)
                    let expected = try await sandbox.answer(call(unknown), through: api)
                    #expect(reply.text == expected.text.replacing(unknown, with: foreign))
                    #expect(reply.status == expected.status)
                }
            }
            let after = try await sandbox.lifecycle("theirs", of: .apitest)
            #expect(after == before)
        }
    }
}
