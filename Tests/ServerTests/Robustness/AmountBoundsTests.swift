import Domain
@testable import ServerTestSupport
import Storage
import TestSupport
import Testing
import UseCases

@Suite("Bounds of amounts")
struct AmountBoundsTests {
    @Test(
        "A person with orders of 10^17 cents in the store fails their own check, and nothing else",
        arguments: WireAPI.allCases)
    func poisonedRows(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.place(.order(["ORDERNUMBER": "10002"]))
            for amount in [100_000_000_000_000_000, Int64.max] {
                try await sandbox.execute("UPDATE orders SET total_cents = $1", [.integer(amount)])
                let check = try await sandbox.answer(.check(), through: api)
                #expect(check.verdict == "603")
                try sandbox.expectLogged("An order of the person who is checked", check)
                let start = try await sandbox.answer(.start("10001"), through: api)
                #expect(start.verdict == "603")
                try sandbox.expectLogged("A stored row cannot be read (orders.total_cents", start)
                let stranger = ["EMAIL": "b@example.com", "PHONENUMBER": "0687654321", "LASTNAME": "Berg"]
                #expect(try await sandbox.answer(.check(stranger), through: api).verdict == "500")
                // The audit reads them nevertheless.
                #expect(try await AuditBooks(sandbox.platform)().orders == 2)
            }
        }
    }

    @Test("A readable value beyond a limit is refused with the limit, and one at the limit accepted")
    func orders() async throws {
        try await TestServer.audited { sandbox in
            let cases: [(quantity: String, price: String, code: String)] = [
                ("1", "1000000.00", "200"), ("1", "1000000.01", "452"), ("2", "500000.01", "452"),
                ("1000000", "1.00", "200"), ("1000000.000001", "0.01", "452"), ("1000001", "0.01", "452"),
                ("1000000", "1000000", "452"), ("1", "999999999999", "452"), ("0", "1000001", "435"),
                ("1", "1.0.0", "435"), ("1", "-1000001", "452"),
            ]
            for (index, one) in cases.enumerated() {
                let order = V1TestMessage.order()
                    .with(line: ["ORDERQUANTITY": one.quantity, "PRICEINCL": one.price, "BTW": "21"])
                for api in WireAPI.allCases {
                    let reply = try await sandbox.answer(order.with(["ORDERNUMBER": "\(api)-\(index)"]), through: api)
                    #expect(reply.verdict == one.code, "\(one) \(reply.text)")
                }
            }
        }
    }

    @Test("Checks, credits and payments have the same bound", arguments: WireAPI.allCases)
    func others(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let check = V1TestMessage.check(["WORKFLOWNUMBER": "3", "ORDERAMOUNT": "1000000.01"])
            #expect(try await sandbox.answer(check, through: api).verdict == "429")
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(.credit("10001", "1000000.01"), through: api).verdict == "707")
            #expect(try await sandbox.answer(.payment("10001", "1000000.01"), through: api).verdict == "420")
            let payment: JSONNode = ["invoiceNumber": "3TST10001", "amount": "1000000.01"]
            #expect(try await sandbox.answer(.sandbox("payments", payment)).status == 400)
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test(
        "A session names the field that is beyond a bound",
        arguments: [
            ("quantity", #""1000001""#, "transaction.orderItems[0].quantity"),
            ("productAmount", #""1000001""#, "transaction.orderItems[0].productAmount"),
            ("totalTaxAmount", #""1000000.01""#, "transaction.totalTaxAmount"),
        ])
    func sessions(member: String, value: String, field: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(SessionMessage().with(member: member, value)))
            #expect(reply.status == 400)
            #expect(reply.failingFields.contains(field), "\(reply.text)")
        }
    }

    @Test(
        "An order is dated from 2000 to 60 days ahead",
        arguments: [
            ("01-01-2000", "200"), ("31-12-1999", "405"), ("22-01-2027", "200"), ("23-01-2027", "405"),
            ("31-12-9999", "405"), ("01-01-0001", "405"),
        ], WireAPI.allCases)
    func dates(date: (String, String), api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.order(["DATE": date.0]), through: api)
            #expect(reply.verdict == date.1, "\(reply.text)")
        }
    }

    @Test("A clock that was moved by hand beyond its bounds fails calls, not the process")
    func clock() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.advance(["hours": 1])
            try await sandbox.execute("UPDATE platform_settings SET value = '\(Int64.max)' WHERE name = 'clock_offset'")
            let reply = try await sandbox.answer(.check())
            #expect(reply.code == "603")
            try sandbox.expectLogged("The setting clock_offset", reply)
        }
    }

    @Test("Names and texts lose what controls how they are shown, and nothing else")
    func controlCharacters() async throws {
        try await TestServer.run { sandbox in
            let controls = "\u{202E}\u{2066}\u{200F}\u{061C}\u{2028}\u{85}\u{9B}"
            try await sandbox.place(
                .order(["LASTNAME": "Jan\(controls)sen", "STREET": "\(controls)Dam\u{200E}rak é’€"]))
            let customer = try await sandbox.storedContent("10001").customer
            #expect(customer.person.lastName == "Jansen")
            #expect(customer.address.street == "Damrak é’€")
            let nameless = V1TestMessage.order(["ORDERNUMBER": "10002", "LASTNAME": "\u{202E}\u{2069}"])
            #expect(try await sandbox.answer(nameless).code == "410")
        }
    }
}
