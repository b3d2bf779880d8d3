import Domain
@testable import ServerTestSupport
import Testing
import UseCases

/// The two requests that the product's own documentation prints (`seed-billink-api-docs.txt`), byte for byte.
@Suite("The documentation's examples")
struct DocumentedExamplesTests {
    private static let jsonRequest = """
        {
        "billinkID": "d38a3439590889df026367bf01ddar621e687b8d278",
        "billinkUsername": "usertest",
        "invoices": [
        {
        "creditAmount": 1.5,
        "description": "test credit",
        "number": "KRKND-0001"
        }
        ]
        }
        """

    private static let jsonReply = """
        {
        "result": "MSG",
        "statuses": [
        {
        "code": 200,
        "invoiceNumber": "KRKND-0001",
        "message": "Credit applied: 1.50 EURO.; step restarted."
        }
        ]
        }
        """

    private static let xmlRequest = """
        <API>
        <VERSION></VERSION>
        <CLIENTUSERNAME></CLIENTUSERNAME>
        <CLIENTID></CLIENTID>
        <ACTION></ACTION>
        <INVOICES>
        <ITEM>
        <INVOICENUMBER></INVOICENUMBER>
        <CREDITAMOUNT></CREDITAMOUNT>
        <DESCRIPTION></DESCRIPTION>
        </ITEM>
        </INVOICES>
        </API>
        """

    private static let xmlReply = """
        <API>
        <RESULT>MSG</RESULT>
        <MSG>
        <STATUSES>
        <ITEM>
        <INVOICENUMBER>123456</INVOICENUMBER>
        <MESSAGE>Credit applied: 10.95 EURO.; Order paid.</MESSAGE>
        <CODE>200</CODE>
        </ITEM>
        </STATUSES>
        </MSG>
        </API>
        """

    /// As `curl --data` sends it.
    private static func curl(_ path: String, _ body: String) -> WireRequest {
        WireRequest(path, body: body.utf8).with("Content-Type", "application/x-www-form-urlencoded")
            .with("User-Agent", "curl/8.5.0").with("Accept", "*/*")
    }

    @Test("On a fresh sandbox both get the printed replies")
    func both() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            let json = try await sandbox.answer(Self.curl("/v2/client/invoice/credit", Self.jsonRequest))
            #expect(json.status == 200)
            // Values and the order of keys: the printed reply without the white space between its tokens.
            let printed = Self.jsonReply.split(separator: "\n").map { $0.replacing("\": ", with: "\":") }.joined()
            #expect(json.text == printed)

            let xml = try await sandbox.answer(Self.curl("/v1/client/credit", Self.xmlRequest))
            xml.expectReplyInvariants()
            let elements = Self.xmlReply.split(separator: "\n").joined()
            #expect(xml.text == "<?xml version='1.0' encoding='UTF-8' ?>\(elements)")

            #expect(try await sandbox.openAmount("KRKND-0001") == "10.60")
            #expect(try await sandbox.status("KRKND-0001") == "2 Wait for payment ( Start delay )")
            #expect(try await sandbox.status("123456") == "1 Paid")
        }
    }

    @Test("Sent again the empty form finds its order fully credited")
    func again() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            _ = try await sandbox.answer(Self.curl("/v1/client/credit", Self.xmlRequest))
            let reply = try await sandbox.answer(Self.curl("/v1/client/credit", Self.xmlRequest))
            #expect(reply.items == [ItemReply("123456", "708", "Credit cannot be applied at this stage(0)")])
        }
    }

    @Test("Another empty message is no example, and in production the empty form is none either")
    func otherMessages() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            let payment = try await sandbox.answer(Self.curl("/v1/client/payment", Self.xmlRequest))
            #expect(payment.code == "001")
            let filled = Self.xmlRequest.replacing("<DESCRIPTION>", with: "<DESCRIPTION>x")
            let credit = try await sandbox.answer(Self.curl("/v1/client/credit", filled))
            #expect(credit.code == "001")
        }
        try await TestServer.run(.production) { sandbox in
            let reply = try await sandbox.answer(Self.curl("/v1/client/credit", Self.xmlRequest))
            #expect(reply.code == "001")
        }
    }

    @Test("Every sample order is in the state it shows")
    func sampleOrders() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            let states = [
                "KRKND-0001": "2 Wait for payment ( Start delay )", "123456": "2 Wait for payment ( Start delay )",
                "NOT-STARTED": "0 No steps given", "OVERDUE": "2 Wait for payment ( Reminder )", "PAID": "1 Paid",
                "CREDITED": "1 Paid", "COLLECTION": "2 Wait for payment ( Collection )",
            ]
            for (number, state) in states {
                let status = try await sandbox.status(number)
                #expect(status == state, "\(number)")
            }
            #expect(try await sandbox.status("ON-HOLD").hasPrefix("2 On hold until "))
            #expect(try await sandbox.info("KRKND-0001")["amount"]?.text == "12.10")
            #expect(try await sandbox.info("123456")["amount"]?.text == "10.95")
            #expect(try await sandbox.info("KRKND-0001")["workflowNumber"] == 1)
        }
    }

    @Test("The sample orders have lived through the same at whatever hour they are seeded")
    func hours() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            var numbers: Set<Int> = []
            for _ in 0..<24 {
                sandbox.clock.advance(hours: 1)
                try await SeedSandbox(sandbox.platform).reset()
                numbers.insert(try await sandbox.count("order_events"))
            }
            #expect(numbers == [29])
        }
    }
}
