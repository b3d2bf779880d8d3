@testable import ServerTestSupport
import Testing

@testable import UseCases

@Suite("Messages of the JSON API")
struct RefusalMessageTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        let member: String
        let value: JSONNode
        /// The catalogue's text, and the explanation after it.
        let text: String
        let sentence: String

        init(_ member: String, _ value: JSONNode, _ text: String, _ sentence: String) {
            self.member = member
            self.value = value
            self.text = text
            self.sentence = sentence
        }

        var testDescription: String { member }
    }

    private static let items: JSONNode = [
        ["code": "1", "productAmount": "1.00", "taxRate": "21"],
        ["code": "2", "productAmount": "1.00", "taxRate": "22"],
    ]
    private static let noPrice: JSONNode = [
        ["code": "1", "productAmount": "1.00", "taxRate": "21"],
        ["code": "2", "productAmount": "1,50", "taxRate": "21"],
    ]
    private static let longCode: JSONNode = [
        ["code": .string(String(repeating: "a", count: 65)), "productAmount": "1.00", "taxRate": "21"]
    ]

    @Test(
        "An order's member that cannot be read is named, with the fault",
        arguments: [
            Wrong("date", "yesterday", "Missing date", "date: Not a valid date (dd-mm-yyyy), before 01-01-2000"),
            Wrong("date", "31-02-2026", "Missing date", "date: Not a valid date"),
            Wrong("date", "01-01-26", "Missing date", "date: Not a valid date"),
            Wrong("date", "01-01-2030", "Missing date", "date: Not a valid date"),
            Wrong("customer.birthdate", "31-02-1985", "Missing birth date", "customer.birthdate: Not a valid date"),
            Wrong("billingAddress.houseNumber", "bis", "Missing house number", "billingAddress.houseNumber: The house"),
            Wrong(
                "billingAddress.postalCode", "1", "Missing postal code", "billingAddress.postalCode: The postal code"),
            Wrong(
                "billingAddress.city", "???", "City name should contain only letters, spaces, - and ' signs",
                "billingAddress.city: The city"),
            Wrong(
                "currency", "USD", "Amount is missing in order item", "currency: The currency must be EUR, or left out."
            ),
            Wrong("orderAmount", "12,50", "Amount is missing in order item", "orderAmount: "),
            Wrong(
                "orderItems", items,
                "Wrong BTW value, should be 0, 2.1, 3, 5.5, 6, 7, 8, 9, 10, 12, 14, 17, 19, 20, 21.",
                "orderItems[1].taxRate: "),
            Wrong("orderItems", noPrice, "Amount is missing in order item", "orderItems[1]: "),
            Wrong("orderItems", longCode, "Item code is too long", "orderItems[0].code: "),
            Wrong("validateOrder", "perhaps", "Errors parsing xml file", "validateOrder: Use true or false (Y or N)."),
        ])
    func orders(wrong: Wrong) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(json: .order([wrong.member: wrong.value]))
            #expect(reply.json?["error.description"]?.text == wrong.text)
            let message = try #require(reply.json?["error.message"]?.text)
            let end = wrong.text.hasSuffix(".") ? " " : ". "
            #expect(message.hasPrefix(wrong.text + end + wrong.sentence), "\(message)")
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("A missing value has the table's text only")
    func missing() async throws {
        try await TestServer.run { sandbox in
            for (member, text) in [("date", "Missing date"), ("billingAddress.houseNumber", "Missing house number")] {
                let reply = try await sandbox.answer(json: .order([member: nil]))
                #expect(reply.json?["error.message"]?.text == text, "\(reply.text)")
            }
        }
    }

    @Test("Amounts of credits and payments that cannot be read are named, alone and among others")
    func amounts() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            for amount in ["1,50", "0", "-1.00"] {
                let credit = try await sandbox.answer(json: .credit("10001", amount))
                #expect(credit.json?["error.description"]?.text == "Credit cannot be applied at this stage")
                let message = try #require(credit.json?["error.message"]?.text)
                #expect(
                    message.hasPrefix("Credit cannot be applied at this stage. creditAmount: The amount must be above"),
                    "\(message)")
            }
            let costs = try await sandbox.answer(
                json: .credit("10001", "1.50", ["returnCosts": 1, "returnCostsAmount": "2,50"]))
            #expect(costs.json?["error.message"]?.text?.contains(". returnCostsAmount: ") == true, "\(costs.text)")
            let both = V2TestMessage.credit("10001", "1.00").with([
                "invoices": [["number": "10001", "creditAmount": "1.00"], ["number": "10001", "creditAmount": "ten"]]
            ])
            let items = try await sandbox.answer(json: both).items
            #expect(items.map(\.code) == ["200", "707"])
            #expect(items.last?.message.contains(". creditAmount: ") == true)
            let payment = try await sandbox.answer(json: .payment("10001", "ten"))
            #expect(
                payment.items.last?.message.hasPrefix("Missing invoice numbers. amount: The amount must be above zero")
                    == true, "\(payment.text)")
            let hold = try await sandbox.answer(json: .hold("10001", days: "soon"))
            #expect(
                hold.json?["error.message"]?.text?.contains(". days: The number of days must be") == true,
                "\(hold.text)")
            // The legacy API keeps to the table.
            let legacy = try await sandbox.answer(.credit("10001", "1,50"))
            #expect(legacy.elements("MESSAGE") == ["Credit cannot be applied at this stage"])
        }
    }

    @Test("An order that was credited in full is reported as such when it is started")
    func credited() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(.credit("10001", "121")).verdict == "200")
            let reply = try await sandbox.answer(json: .start("10001"))
            #expect(reply.items.map(\.code) == ["707"])
            let message = try #require(reply.items.first?.message)
            #expect(
                message.hasPrefix("Order workflow is already started. The order was fully credited"), "\(message)")
        }
    }

    @Test("Places are found again by their stored names")
    func places() {
        var places = FormField.allCases.map { FieldPlace.field($0) }
        places += [.lines, .line(0, nil), .line(499, nil)]
        places += LineField.allCases.map { .line(7, $0) }
        for place in places { #expect(FieldPlace(storedName: place.storedName) == place) }
        for name in ["", "nothing", "lines[", "lines[]", "lines[x]", "lines[1].x y", "linesx"] {
            #expect(FieldPlace(storedName: name) == nil, "\(name)")
        }
    }
}
