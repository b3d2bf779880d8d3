import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("START-WORKFLOW")
struct StartWorkflowTests {
    @Test("A started order waits for its invoice, due at nine o'clock after the start delay")
    func start() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let before = try #require(try await sandbox.storedOrder("10001"))
            #expect(before.lifecycle == .placed)
            let reply = try await sandbox.answer(.start("10001"))
            #expect(reply.elements("MESSAGE") == ["Success"])
            let order = try #require(try await sandbox.storedOrder("10001"))
            #expect(order.lifecycle.stage == .started)
            #expect(order.lifecycle.amountDue == Money(cents: 12_100))
            #expect(order.stepName == "Start delay")
            let invoiceDay = try #require(CivilDate("26-11-2026"))
            #expect(order.lifecycle.position?.nextStepAt == sandbox.platform.dutchTime.stepTime(on: invoiceDay))
        }
    }

    @Test("The start is an event of the order, with the parcel's number")
    func event() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let item = "<INVOICENUMBER>10001</INVOICENUMBER><TRACKANDTRACE>3STEST</TRACKANDTRACE><STATUS/><AMOUNT/>"
            let reply = try await sandbox.answer(V1TestMessage.start().with("INVOICES", xml: "<ITEM>\(item)</ITEM>"))
            #expect(reply.code == "500")
            let order = try #require(try await sandbox.storedOrder("10001"))
            let events = try await sandbox.platform.database.read {
                try OrderEventTable.events(ofOrder: order.id, in: $0)
            }
            #expect(
                events.map(\.payload) == [
                    .placed, .workflowStarted(amount: Money(cents: 12_100), trackAndTrace: "3STEST"),
                ])
        }
    }

    @Test("Ten orders are started in one call, each with its own outcome")
    func tenOrders() async throws {
        try await TestServer.run { sandbox in
            let numbers = (1...10).map(String.init)
            for number in numbers { try await sandbox.place(.order(["ORDERNUMBER": number])) }
            _ = try await sandbox.answer(.start("3"))
            let reply = try await sandbox.answer(.start(of: numbers))
            #expect(reply.elements("INVOICENUMBER") == numbers)
            #expect(reply.elements("CODE") == ["500"] + numbers.map { $0 == "3" ? "707" : "500" })
        }
    }

    @Test(
        "Where one order is unknown none is started", arguments: [["1", "2", "x"], ["x", "1", "2"], ["1", "x", "2"]])
    func unknownAmongKnown(numbers: [String]) async throws {
        try await TestServer.run { sandbox in
            for number in ["1", "2"] { try await sandbox.place(.order(["ORDERNUMBER": number])) }
            let reply = try await sandbox.answer(.start(of: numbers))
            #expect(reply.text == Recorded.error("704", "Unknown invoice number: x"))
            let status = try await sandbox.answer(.status("1", "2"))
            #expect(status.elements("DESCRIPTION") == ["No steps given", "No steps given"])
            #expect(try await sandbox.count("order_events") == 2)
        }
    }

    @Test("An order named by both its numbers is started once")
    func bothNumbers() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.start("10001", "3TST10001", "10001"))
            #expect(reply.elements("INVOICENUMBER") == ["10001", "3TST10001"])
            #expect(reply.elements("CODE") == ["500", "500", "707"])
            #expect(reply.elements("MESSAGE") == ["Success", "Order workflow is already started"])
        }
    }

    @Test(
        "A workflow number beside the order's must be the order's, where there is one",
        arguments: [(nil, "500"), ("", "500"), ("3", "500"), ("1", "704"), ("x", "704")])
    func workflows(number: String?, code: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.start("10001", workflow: number))
            #expect(reply.code == code)
        }
    }

    @Test("A merchant that was deactivated still manages what it has")
    func deactivatedMerchant() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.deactivate(.usertest)
            let start = try await sandbox.answer(.start("10001"))
            #expect(start.code == "500")
            let status = try await sandbox.answer(.status("10001"))
            #expect(status.elements("STATUS") == ["2"])
        }
    }
}
