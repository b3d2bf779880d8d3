import Testing

@Suite("VALIDATEORDER")
struct DryRunTests {
    @Test("A dry run is answered like a good order, stores nothing and leaves the check unused")
    func magento() async throws {
        try await Sandbox.run { sandbox in
            // As the official Magento module goes through a checkout.
            let uuid = try await sandbox.approvedCheck()
            let order = ShopMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
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

    @Test("Only Y makes a dry run", arguments: ["N", "", "yes", "1"])
    func otherValues(value: String) async throws {
        try await Sandbox.run { sandbox in
            try await sandbox.place(.order(["VALIDATEORDER": value]))
            #expect(try await sandbox.count("orders") == 1)
        }
    }

    @Test("The number validation is free for dry runs even where an order has it")
    func takenValidation() async throws {
        try await Sandbox.run { sandbox in
            let order = ShopMessage.order(["ORDERNUMBER": "validation"])
            try await sandbox.place(order)
            try await sandbox.place(order.with(["VALIDATEORDER": "Y"]))
        }
    }

    @Test("A dry run is refused for what its order would be refused for")
    func refusals() async throws {
        try await Sandbox.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            let order = ShopMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
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
