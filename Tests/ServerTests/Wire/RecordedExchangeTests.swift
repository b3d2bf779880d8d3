@testable import ServerTestSupport
import Testing

/// Exchanges of docs/spec/wire-v1.md that were recorded at the real server, ids aside. Where the specification differs
/// from the recording (INVOICE and PAIDOUT are always there, a missing UUID is 447), the specification counts.
@Suite("The recorded exchanges")
struct RecordedExchangeTests {
    @Test("A positive check of 2014 is answered as it was")
    func positiveCheck() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(Recorded.rubyCheck)
            let uuid = try #require(reply.uuid)
            let version4 = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
            #expect(uuid.wholeMatch(of: version4) != nil)
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>500</CODE><DESCRIPTION>Advies=1</DESCRIPTION></MSG>\
                <UUID>\(uuid)</UUID>
                """
            #expect(reply.text == Recorded.reply(recorded))
        }
    }

    @Test("A negative check of 2018 is answered as it was, without UUID")
    func negativeCheck() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/api/check", body: Recorded.avidoCheck.utf8))
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>501</CODE><DESCRIPTION>Advies=0</DESCRIPTION></MSG>
                """
            #expect(reply.text == Recorded.reply(recorded))
        }
    }

    @Test("The order of September 2014 gets its dots turned into hyphens")
    func dottedOrder() async throws {
        try await TestServer.run { sandbox in
            let check = Recorded.rubyCheck.with(["ORDERAMOUNT": "96.80"])
            let uuid = try #require(try await sandbox.answer(check).uuid)
            let reply = try await sandbox.answer(WireRequest("/api/order", body: Recorded.rubyOrder(uuid).utf8))
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>200</CODE><DESCRIPTION>Order successfully added</DESCRIPTION>\
                <INVOICE>1TSTO2014-05-28-2443</INVOICE></MSG>
                """
            #expect(reply.text == Recorded.reply(recorded))
        }
    }

    @Test("The lines count where they come to more than the shop says, as 2014 did not have it")
    func rubyAmounts() async throws {
        try await TestServer.run { sandbox in
            let uuid = try #require(try await sandbox.answer(Recorded.rubyCheck).uuid)
            let reply = try await sandbox.answer(WireRequest("/api/order", body: Recorded.rubyOrder(uuid).utf8))
            #expect(reply.text == Recorded.error("444", "Order amount is bigger than requested"))
        }
    }

    @Test("An order with its UUID xsi:nil is told what is missing")
    func missingUUID() async throws {
        try await TestServer.run { sandbox in
            let order = Recorded.rubyOrder("").replacing(
                "<CHECKUUID></CHECKUUID>", with: "<CHECKUUID xsi:nil=\"true\"/>")
            let reply = try await sandbox.answer(WireRequest("/api/order", body: order.utf8))
            #expect(reply.text == Recorded.error("447", "Missing check request uuid"))
        }
    }

    @Test("The order of 2018 is taken, asked after, started and found started")
    func avidoOrder() async throws {
        try await TestServer.run { sandbox in
            let check = try await sandbox.answer(WireRequest("/api/check", body: Recorded.avidoGoodCheck.utf8))
            let uuid = try #require(check.uuid)
            let reply = try await sandbox.answer(WireRequest("/api/order", body: Recorded.avidoOrder(uuid).utf8))
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>200</CODE><DESCRIPTION>Order successfully added</DESCRIPTION>\
                <INVOICE>1API1529499250</INVOICE></MSG>
                """
            #expect(reply.text == Recorded.reply(recorded))

            let status = WireRequest("/api/status", body: Recorded.avidoStatus.utf8)
            let start = WireRequest("/api/start-workflow", body: Recorded.keesStart(.apitest).utf8)
            let before = try await sandbox.answer(status)
            #expect(before.text == Recorded.standing("0", "No steps given"))
            let started = try await sandbox.answer(start)
            #expect(started.text == Recorded.started("Success", "500"))
            let startedAgain = try await sandbox.answer(start)
            #expect(startedAgain.text == Recorded.started("Order workflow is already started", "707"))
            let after = try await sandbox.answer(status)
            #expect(after.text == Recorded.standing("2", "Wait for payment ( Start delay )"))
        }
    }

    @Test("Starting an unknown order is refused with the number as it was sent")
    func unknownOrder() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.start("I2014.001.234"))
            #expect(reply.text == Recorded.error("704", "Unknown invoice number: I2014.001.234"))
        }
    }

    @Test("Lower-case children of a status item are not read: one order with an empty number is not found")
    func lowerCaseStatus() async throws {
        try await TestServer.run { sandbox in
            let lowerCase = ["I2014.001.1", "I2014.001.2"].map {
                "<ITEM><workflownumber>1</workflownumber><invoicenumber>\($0)</invoicenumber></ITEM>"
            }
            let message = V1TestMessage.status().with(["WORKFLOWNUMBER": "1"])
                .with("INVOICES", xml: lowerCase.joined())
            let reply = try await sandbox.answer(message)
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>200</CODE><INVOICES><INVOICE><INVOICENUMBER></INVOICENUMBER>\
                <STATUS>-1</STATUS><DESCRIPTION>Order not found</DESCRIPTION></INVOICE></INVOICES></MSG>
                """
            #expect(reply.text == Recorded.reply(recorded))
        }
    }

    @Test("Upper-case children get an entry for each number, known or not")
    func upperCaseStatus() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.status("I2014.001.1", "I2014.001.2"))
            let recorded = """
                <RESULT>MSG</RESULT><MSG><CODE>200</CODE><INVOICES><INVOICE><INVOICENUMBER>I2014.001.1</INVOICENUMBER>\
                <STATUS>-1</STATUS><DESCRIPTION>Order not found</DESCRIPTION></INVOICE>\
                <INVOICE><INVOICENUMBER>I2014.001.2</INVOICENUMBER>\
                <STATUS>-1</STATUS><DESCRIPTION>Order not found</DESCRIPTION></INVOICE></INVOICES></MSG>
                """
            #expect(reply.text == Recorded.reply(recorded))
        }
    }
}
