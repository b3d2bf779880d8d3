import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("The form of an order")
struct OrderFormTests {
    private static let line = V1TestLine(["CODE": "1", "ORDERQUANTITY": "2", "PRICEINCL": "24.20", "BTW": "21"])

    @Test(
        "Whatever the elements of the lines are called, two lines are two lines",
        arguments: [
            "<ORDERITEMS>\(V1TestMessage.lines([line, line]))</ORDERITEMS>",
            "<ORDERITEMS>\(V1TestMessage.lines([line, line], named: "ITEMS"))</ORDERITEMS>",
            "<ORDERITEMS>\(V1TestMessage.lines([line, line], named: "whatever"))</ORDERITEMS>",
            "<ORDERITEMS><ITEM>\(line.xml)</ITEM><ITEM/>\n<ITEMS>\(line.xml)</ITEMS></ORDERITEMS>",
            "<ORDERITEMS>\(line.xml)</ORDERITEMS><ORDERITEMS>\(line.xml)</ORDERITEMS>",
            "<ORDERITEMS><ITEM>\(line.xml)</ITEM></ORDERITEMS><ORDERITEMS><ITEM>\(line.xml)</ITEM></ORDERITEMS>",
        ])
    func lineElements(xml: String) async throws {
        try await TestServer.run { sandbox in
            let order = V1TestMessage.order().with("ORDERITEMS", xml: nil).xml.replacing("</API>", with: "\(xml)</API>")
            let reply = try await sandbox.answer(WireRequest("/api/order", body: order.utf8))
            #expect(reply.code == "200")
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.total) == [Money(cents: 4_840), Money(cents: 4_840)])
            let stored = try await sandbox.storedOrder("10001")
            #expect(stored?.total == Money(cents: 9_680))
        }
    }

    @Test("ORDERITEMS that holds the fields of a line is one line")
    func bareLine() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order().with("ORDERITEMS", xml: Self.line.xml))
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.total) == [Money(cents: 4_840)])
        }
    }

    @Test("A hundred lines are taken")
    func manyLines() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order().with(lines: Array(repeating: Self.line, count: 100)))
            let stored = try await sandbox.storedOrder("10001")
            #expect(stored?.total == Money(cents: 484_000))
        }
    }

    /// A line and what it comes to, in cents.
    struct Priced: Sendable, CustomTestStringConvertible {
        let fields: [(String, String)]
        let cents: Int64

        init(_ fields: KeyValuePairs<String, String>, _ cents: Int64) {
            self.fields = fields.map { ($0.key, $0.value) }
            self.cents = cents
        }

        var testDescription: String { fields.map { "\($0) \($1)" }.joined(separator: ", ") }
        var xml: String { "<ITEM>\(fields.map { "<\($0)>\($1)</\($0)>" }.joined())</ITEM>" }
    }

    @Test(
        "A line comes to its quantity times its price, VAT included",
        arguments: [
            Priced(["PRICEINCL": "24.20", "BTW": "21"], 2_420),
            Priced(["PRICEINCL": "24.2", "BTW": "21"], 2_420),
            Priced(["PRICEINCL": "1", "BTW": "21"], 100),
            Priced(["ORDERQUANTITY": "3", "PRICEINCL": "24.20", "BTW": "21"], 7_260),
            Priced(["ITEMQUANTITY": "3", "PRICEINCL": "24.20", "BTW": "21"], 7_260),
            Priced(["ITEM_QUANTITY": "3", "PRICEINCL": "24.20", "BTW": "21"], 7_260),
            Priced(["ITEMQUANTITY": "6", "ORDERQUANTITY": "3", "PRICEINCL": "24.20", "BTW": "21"], 7_260),
            Priced(["ITEMQUANTITY": "2.0000", "PRICEINCL": "24.2000", "BTW": "21.0000"], 4_840),
            Priced(["ORDERQUANTITY": "0.5", "PRICEINCL": "24.20", "BTW": "21"], 1_210),
            Priced(["PRICEEXCL": "20", "BTW": "21"], 2_420),
            Priced(["PRICEEXCL": "8.264463", "BTW": "1.21"], 1_000),
            Priced(["PRICEEXCL": "20", "BTW": "9"], 2_180),
            Priced(["PRICEEXCL": "20", "PRICEINCL": "24.21", "BTW": "21"], 2_421),
            Priced(["PRICEEXCL": "20", "PRICEINCL": "", "BTW": "21"], 2_420),
            Priced(["PRICEINCL": "1,234.56", "BTW": "21"], 123_456),
            Priced(["PRICEINCL": "1,000,000.00", "BTW": "21"], 100_000_000),
            Priced(["ORDERQUANTITY": "3", "PRICEEXCL": "0.01", "BTW": "21"], 4),
        ])
    func prices(_ line: Priced) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order().with("ORDERITEMS", xml: line.xml))
            let stored = try await sandbox.storedOrder("10001")
            #expect(stored?.total == Money(cents: line.cents))
        }
    }

    @Test("A discount is a line with a negative price")
    func discount() async throws {
        try await TestServer.run { sandbox in
            let discount = V1TestLine(["CODE": "Discount", "ORDERQUANTITY": "1", "PRICEINCL": "-10.50", "BTW": "0"])
            try await sandbox.place(V1TestMessage.order().with(lines: [.one, discount]))
            let stored = try await sandbox.storedOrder("10001")
            #expect(stored?.total == Money(cents: 11_050))
        }
    }

    @Test(
        "A VAT rate is a percentage or a factor",
        arguments: [
            ("21", "21"), ("21.0000", "21"), ("1.21", "21"), ("9", "9"), ("1.09", "9"), ("0", "0"), ("1.0", "0"),
            ("1", "0"), ("6", "6"), ("1.06", "6"), ("7", "7"), ("1.07", "7"), ("19", "19"), ("1.19", "19"),
            ("20", "20"), ("1.20", "20"), ("2.1", "2.1"), ("1.021", "2.1"), ("3.0000", "3"), ("5.5", "5.5"),
            ("1.055", "5.5"), ("8", "8"), ("1.10", "10"), ("12", "12"), ("14", "14"), ("1.17", "17"),
        ])
    func vatRates(sent: String, percent: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order().with(line: ["PRICEINCL": "1.00", "BTW": sent]))
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.vatRate.percentage.description) == [percent])
        }
    }

    @Test(
        "Dates come day first or year first, short or long, with or without a time, through both APIs",
        arguments: [
            ("23-11-2026", "1985-02-01"), ("2026-11-23", "1-2-1985"), ("2026-11-23 14:27:03", "1/2/1985"),
            ("2026-11-23T14:27:03+01:00", "1985-2-1"), ("23/11/2026", "01.02.1985"),
            ("2026-11-23T23:30:00Z", "1985-02-01 00:00:00"),
        ], WireAPI.allCases)
    func dates(sent: (order: String, birth: String), api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let fields: [String: String?] = ["DATE": sent.order, "BIRTHDATE": sent.birth]
            #expect(try await sandbox.answer(.order(fields), through: api).verdict == "200")
            let content = try await sandbox.storedContent("10001")
            #expect(content.date.iso == "2026-11-23")
            #expect(content.customer.person.birthDate?.iso == "1985-02-01")
            let check = V1TestMessage.check(["BIRTHDATE": sent.birth])
            #expect(try await sandbox.answer(check, through: api).verdict == "500")
        }
    }

    @Test("An order may have 500 lines, with codes of 64 characters", arguments: WireAPI.allCases)
    func manyLines(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let line = V1TestLine([
                "CODE": String(repeating: "é", count: 64), "DESCRIPTION": String(repeating: "x", count: 200),
                "ORDERQUANTITY": "1", "PRICEINCL": "0.10", "BTW": "21",
            ])
            let order = V1TestMessage.order().with(lines: Array(repeating: line, count: 500))
            #expect(try await sandbox.answer(order, through: api).verdict == "200")
            let lines = try await sandbox.storedContent("10001").lines
            #expect(lines.count == 500)
            #expect(Set(lines.map(\.code)) == [String(repeating: "é", count: 64)])
            let more = V1TestMessage.order(["ORDERNUMBER": "2"]).with(lines: Array(repeating: .one, count: 501))
            #expect(try await sandbox.answer(more, through: api).verdict == "601")
            let log = try #require(sandbox.log.requests.last).metadata
            #expect(log["refusal"] == "tooManyItems" && log["field"] == "lines")
        }
    }

    @Test(
        "The delivery address has many spellings",
        arguments: [
            ["DELIVERYHOUSENUMBER", "DELIVERYHOUSEEXTENSION", "DELIVERYPOSTALCODE"],
            ["DELIVERYHOUSENUMBER", "DELIVERYHOUSENUMBEREXTENSION", "DELIVERYPOSTALCODE"],
            ["DELIVERY_HOUSENUMBER", "DELIVERY_HOUSEEXTENSION", "DELIVERY_POSTALCODE"],
        ])
    func delivery(names: [String]) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(
                .order([
                    "DELIVERYSTREET": "Spui", names[0]: "21", names[1]: "bis", names[2]: "1012 wx",
                    "DELIVERYCITY": "Amsterdam", "DELIVERYCOUNTRYCODE": "nl",
                    "DELIVERYADDRESSCOMPANYNAME": "Acme", "DELIVERYADDRESSFIRSTNAME": "Bert",
                    "DELIVERYADDRESSLASTNAME": "Bakker",
                ]))
            let delivery = try #require(try await sandbox.storedContent("10001").delivery)
            #expect(delivery.address.street == "Spui")
            #expect(delivery.address.houseNumber.text == "21")
            #expect(delivery.address.houseExtension?.text == "bis")
            #expect(delivery.address.postalCode.text == "1012WX")
            #expect(delivery.address.country == .netherlands)
            #expect([delivery.companyName, delivery.firstName, delivery.lastName] == ["Acme", "Bert", "Bakker"])
        }
    }

    @Test(
        "The additional text has two spellings, of which the official one counts first",
        arguments: [
            (["ADITIONALTEXT": "a"], "a"), (["ADDITIONALTEXT": "b"], "b"),
            (["ADITIONALTEXT": "", "ADDITIONALTEXT": "b"], "b"), (["ADITIONALTEXT": "a", "ADDITIONALTEXT": "b"], "a"),
        ])
    func additionalText(fields: [String: String], stored: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(fields))
            let content = try await sandbox.storedContent("10001")
            #expect(content.references.additionalText == stored)
        }
    }

    @Test(
        "Sex is M, F, O or the Dutch V, or not told",
        arguments: [("M", Sex.male), ("f", .female), ("V", .female), ("v", .female), ("O", .other), (nil, nil)])
    func sex(sent: String?, stored: Sex?) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["SEX": sent]))
            let content = try await sandbox.storedContent("10001")
            #expect(content.customer.person.sex == stored)
        }
    }

    @Test("What a merchant wants to find again is kept")
    func references() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(
                .order([
                    "MERCHANTINVOICENUMBER": "2026-0001", "DEBTORNUMBER": "D 1", "TRACKANDTRACE": "3STEST",
                    "VARIABLE1": "one", "VARIABLE3": "three", "EMAIL2": "books@example.com",
                    "VATNUMBER": "btw.1231.3231123.123", "CURRENCY": "eur", "STATE": "NH", "LOCALITY": "Centrum",
                ]))
            let references = try await sandbox.storedContent("10001").references
            #expect(references.merchantInvoiceNumber == "2026-0001")
            #expect(references.debtorNumber == "D 1")
            #expect(references.trackAndTrace == "3STEST")
            #expect(references.variables == ["one", "", "three"])
            #expect(references.secondEmail?.text == "books@example.com")
            #expect(references.ipAddress?.text == "127.0.0.1")
        }
    }

    @Test("An account and a mandate are kept, the account without blanks")
    func directDebit() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(["WORKFLOWNUMBER": "4"])
            try await sandbox.place(.directDebit(["CHECKUUID": uuid]))
            let debit = try await sandbox.storedContent("10001").directDebit
            #expect(debit?.account.text == "NL91ABNA0417164300")
            #expect(debit?.mandateType == .first)
        }
    }

    @Test(
        "An order number may have dots, which its invoice number has not, and fifty characters",
        arguments: [
            ("O2014.05.28.2443", "3TSTO2014-05-28-2443"), ("000000123", "3TST000000123"), ("0", "3TST0"),
            (String(repeating: "a", count: 50), "3TST" + String(repeating: "a", count: 50)), ("_-_", "3TST_-_"),
        ])
    func orderNumbers(number: String, invoiceNumber: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.order(["ORDERNUMBER": number]))
            #expect(reply.elements("INVOICE") == [invoiceNumber])
            let stored = try await sandbox.storedOrder(number)
            #expect(stored?.invoiceNumber.text == invoiceNumber)
        }
    }

    @Test(
        "Telephone numbers that a check accepts are accepted by an order",
        arguments: ["+31 6 12345678", "(020) 123-4567", "0031612345678", "020-1234567"])
    func telephoneNumbers(number: String) async throws {
        try await TestServer.run { sandbox in
            let check = try await sandbox.answer(.check(["PHONENUMBER": number]))
            #expect(check.code == "500")
            try await sandbox.place(.order(["PHONENUMBER": number]))
        }
    }

    @Test(
        "Amounts of a check are read as shops write them",
        arguments: [
            ("1", 100), ("100", 10_000), ("220.09", 22_009), ("24.2", 2_420), ("121.0000", 12_100),
            ("1,234.56", 123_456), ("1,234", 123_400),
        ])
    func checkedAmounts(sent: String, cents: Int64) async throws {
        try await TestServer.run { sandbox in
            _ = try await sandbox.approvedCheck(["ORDERAMOUNT": sent])
            let stored = try await sandbox.platform.database.read { transaction in
                try transaction.row("SELECT amount_cents FROM checks", []) { try $0.integer(0) }
            }
            #expect(stored == cents)
        }
    }
}
