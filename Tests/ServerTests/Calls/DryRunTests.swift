@testable import ServerTestSupport
import Testing

@Suite("VALIDATEORDER")
struct DryRunTests {
    @Test("A dry run is answered like a good order, stores nothing and leaves the check unused")
    func magento() async throws {
        try await TestServer.run { sandbox in
            // As the official Magento module goes through a checkout.
            let uuid = try await sandbox.approvedCheck()
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
            let dryRun = order.with(["VALIDATEORDER": "Y", "ORDERNUMBER": "validation", "ORDERAMOUNT": "121"])
            for _ in 0..<3 {
                let reply = try await sandbox.answer(dryRun)
                let recorded = """
                    <RESULT>MSG</RESULT><MSG><CODE>200</CODE><DESCRIPTION>Order successfully added</DESCRIPTION>\
                    <INVOICE>1TSTvalidation</INVOICE></MSG>
                    """
                #expect(reply.text == Recorded.reply(recorded))
            }
            #expect(try await sandbox.count("orders") == 0)
            #expect(try await sandbox.count("order_events") == 0)
            try await sandbox.place(order.with(["ORDERNUMBER": "000000123"]))
            let reply = try await sandbox.answer(.status("validation", "000000123"))
            #expect(reply.elements("STATUS") == ["-1", "0"])
        }
    }

    @Test(
        "Spellings of \"no\" place the order", arguments: ["N", "n", "", "0", "false", "FALSE"], WireAPI.allCases)
    func orders(value: String, api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.order(["VALIDATEORDER": value]), through: api)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.count("orders") == 1)
        }
    }

    @Test("Spellings of \"yes\" store nothing", arguments: ["Y", "y", "1", "true", "True"], WireAPI.allCases)
    func dryRuns(value: String, api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.order(["VALIDATEORDER": value]), through: api)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test(
        "Unreadable flags are refused and store nothing",
        arguments: ["yes", "on", "J", "2", "YY", "-1", "nul", "ja of nee", "\u{2713}"], WireAPI.allCases)
    func unreadable(value: String, api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.order(["VALIDATEORDER": value]), through: api)
            #expect(reply.verdict == "601")
            #expect(try await sandbox.count("orders") == 0)
            let log = try #require(sandbox.log.requests.last).metadata
            #expect(log["refusal"] == "invalidDryRun" && log["field"] == "isDryRun")
            guard api == .v2 else { return }
            #expect(reply.json?["error.message"]?.text?.contains(". validateOrder: ") == true, "\(reply.text)")
        }
    }

    @Test("In JSON a flag may be a Boolean; other types are refused, and null is missing")
    func json() async throws {
        try await TestServer.run { sandbox in
            let values: KeyValuePairs<JSONNode, String> = [
                true: "200", 1: "200", [:]: "601", ["a": 1]: "601", []: "601", [true]: "601", 2: "601",
            ]
            for (value, verdict) in values {
                let reply = try await sandbox.answer(json: .order(["validateOrder": value]))
                #expect(reply.verdict == verdict, "\(value)")
                #expect(try await sandbox.count("orders") == 0, "\(value)")
            }
            for (index, value) in [JSONNode.null, false, 0, "", " "].enumerated() {
                let number = JSONNode.string("N\(index)")
                let message = V2TestMessage.order(["validateOrder": value, "orderNumber": number])
                #expect(try await sandbox.answer(json: message).verdict == "200", "\(value)")
            }
            #expect(try await sandbox.count("orders") == 5)
        }
    }

    @Test("Elements where a flag belongs are refused in XML too")
    func elements() async throws {
        try await TestServer.run { sandbox in
            let message = V1TestMessage.order().with("VALIDATEORDER", xml: "<X>Y</X>")
            let reply = try await sandbox.answer(message)
            #expect(reply.code == "601")
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("The number validation is free for dry runs even where an order has it")
    func takenValidation() async throws {
        try await TestServer.run { sandbox in
            let order = V1TestMessage.order(["ORDERNUMBER": "validation"])
            try await sandbox.place(order)
            try await sandbox.place(order.with(["VALIDATEORDER": "Y"]))
        }
    }

    @Test("A dry run is refused for what its order would be refused for")
    func refusals() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
            try await sandbox.place(order)
            let dryRun = order.with(["VALIDATEORDER": "Y"])
            let codes = try await [
                sandbox.answer(dryRun).code,
                sandbox.answer(dryRun.with(["ORDERNUMBER": "validation"])).code,
                sandbox.answer(dryRun.with(["ORDERNUMBER": "validation", "CHECKUUID": nil])).code,
                sandbox.answer(dryRun.with(["CITY": nil])).code,
            ]
            #expect(codes == ["403", "446", "447", "416"])
        }
    }
}
