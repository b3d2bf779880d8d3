import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Net prices and amounts beside lines")
struct NetPriceTests {
    /// Lines as they are sent, and what a company owes for them.
    struct Priced: Sendable, CustomTestStringConvertible {
        let lines: [V1TestLine]
        let net: String
        let total: String
        /// Unit prices of the invoice.
        let prices: [String]

        /// - Parameter lines: quantity, price excluding VAT and rate.
        init(_ lines: [(String, String, String)], net: String, total: String, prices: [String]) {
            self.lines = lines.map { V1TestLine(["ORDERQUANTITY": $0.0, "PRICEEXCL": $0.1, "BTW": $0.2]) }
            self.net = net
            self.total = total
            self.prices = prices
        }

        var testDescription: String { total }
    }

    private static let vectors = [
        Priced([("2", "49.50", "21")], net: "99.00", total: "119.79", prices: ["49.50"]),
        Priced(
            [("1", "49.50", "21"), ("1", "49.50", "21")], net: "99.00", total: "119.79", prices: ["49.50", "49.50"]),
        Priced([("20", "4.99", "21")], net: "99.80", total: "120.76", prices: ["4.99"]),
        Priced(
            [("9", "19.95", "21"), ("100", "0.0499", "21")], net: "184.54", total: "223.29",
            prices: ["19.95", "0.0499"]),
        Priced([("30", "0.10", "21")], net: "3.00", total: "3.63", prices: ["0.10"]),
        Priced(
            [("2", "49.50", "21"), ("1", "-10.00", "21"), ("3", "3.33", "9"), ("1", "5", "0")], net: "103.99",
            total: "123.58", prices: ["49.50", "10.00", "3.33", "5.00"]),
    ]

    @Test("A company's net prices stay net from order to invoice", arguments: vectors, WireAPI.allCases)
    func netPrices(_ priced: Priced, api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let order = V1TestMessage.companyOrder(["ORDERAMOUNT": priced.total]).with(lines: priced.lines)
            #expect(try await sandbox.answer(order, through: api).verdict == "200")
            #expect(try await sandbox.storedOrder("10001")?.total.description == priced.total)
            #expect(try await sandbox.storedContent("10001").lines.count == priced.lines.count)
            try await sandbox.start("10001")
            #expect(try await sandbox.info()["amount"]?.text == priced.total)
            let ubl = try await sandbox.answer(.get(sandbox.invoicePath() + "/ubl")).text
            #expect(ubl.amounts("PriceAmount") == priced.prices)
            #expect(ubl.amounts("TaxExclusiveAmount") == [priced.net])
            #expect(ubl.amounts("TaxInclusiveAmount") == [priced.total])
            let reply = try await sandbox.answer(.credit("10001", priced.total), through: api.other)
            #expect(reply.items.map(\.code) == ["200"])
            #expect(try await sandbox.openAmount() == "0.00")
        }
    }

    @Test("A consumer's price excluding VAT becomes one including VAT, line by line", arguments: WireAPI.allCases)
    func consumer(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let line = V1TestLine(["ORDERQUANTITY": "1", "PRICEEXCL": "49.50", "BTW": "21"])
            let reply = try await sandbox.answer(.order().with(lines: [line, line]), through: api)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.storedOrder("10001")?.total == Money(cents: 11_980))
            #expect(try await sandbox.storedContent("10001").lines.map(\.netTotal) == [nil, nil])
        }
    }

    @Test("A line with both prices includes VAT, and stands beside net ones", arguments: WireAPI.allCases)
    func bothPrices(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let order = V1TestMessage.companyOrder().with(lines: [
                V1TestLine(["PRICEEXCL": "10.00", "PRICEINCL": "12.11", "BTW": "21"]),
                V1TestLine(["PRICEEXCL": "49.50", "BTW": "21"]), V1TestLine(["PRICEEXCL": "49.50", "BTW": "21"]),
            ])
            #expect(try await sandbox.answer(order, through: api).verdict == "200")
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.netTotal?.cents) == [nil, 4_950, 4_950])
            #expect(try await sandbox.storedOrder("10001")?.total == Money(cents: 1_211 + 11_979))
        }
    }

    @Test("An order that its workflow makes a company's has net lines too")
    func agreedType() async throws {
        try await TestServer.audited { sandbox in
            let uuid = try #require(
                try await sandbox.answer(.company(["WORKFLOWNUMBER": "2", "ORDERAMOUNT": "119.79", "BACKDOOR": "1"]))
                    .uuid)
            let line = V1TestLine(["PRICEEXCL": "49.50", "BTW": "21"])
            try await sandbox.place(
                V1TestMessage.companyOrder(["TYPE": "P", "WORKFLOWNUMBER": "2", "CHECKUUID": uuid])
                    .with(lines: [line, line]))
            #expect(try await sandbox.storedOrder("10001")?.total == Money(cents: 11_979))
        }
    }

    /// Three pieces at 3.33, with what the shop says they come to.
    private static func threePieces(_ amount: String?) -> V1TestMessage {
        V1TestMessage.order(["ORDERAMOUNT": amount])
            .with(line: ["ORDERQUANTITY": "3", "PRICEINCL": "3.33", "BTW": "21"])
    }

    @Test("Up to five cents between lines and ORDERAMOUNT become a line", arguments: WireAPI.allCases)
    func rounding(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            #expect(try await sandbox.answer(Self.threePieces("10.00"), through: api).verdict == "200")
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.total.cents) == [999, 1])
            #expect(content.lines.map(\.description) == [nil, "Afronding"])
            #expect(content.lines.map(\.vatRate.percentage.description) == ["21", "21"])
            try await sandbox.start("10001")
            let reply = try await sandbox.answer(.credit("10001", "10.00"), through: api)
            #expect(reply.sentence == "Credit applied: 10.00 EURO.; Order paid.")
        }
    }

    @Test(
        "The lines count where ORDERAMOUNT is further off, missing or nothing",
        arguments: [
            ("10.04", 1_004), ("10.05", 999), ("9.94", 994), ("9.93", 999), (nil, 999), ("9.99", 999), ("0", 999),
            ("1000", 999), ("-9.99", 999),
        ] as [(String?, Int64)], WireAPI.allCases)
    func amounts(amount: (String?, Int64), api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let reply = try await sandbox.answer(Self.threePieces(amount.0), through: api)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.storedOrder("10001")?.total == Money(cents: amount.1))
        }
    }

    @Test("A company whose shop rounds lines owes what its shop computed")
    func roundedShop() async throws {
        try await TestServer.audited { sandbox in
            let line = V1TestLine(["PRICEEXCL": "49.50", "BTW": "21"])
            try await sandbox.placeStarted(
                "10001",
                ["TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "01234567", "ORDERAMOUNT": "119.80"],
                lines: [line, line])
            #expect(try await sandbox.storedOrder("10001")?.total == Money(cents: 11_980))
            let ubl = try await sandbox.answer(.get(sandbox.invoicePath() + "/ubl")).text
            #expect(ubl.amounts("PriceAmount") == ["49.50", "49.50", "0.01"])
            #expect(ubl.amounts("TaxInclusiveAmount") == ["119.80"])
        }
    }
}

extension TestServer {
    fileprivate func placeStarted(
        _ number: String, _ fields: [String: String?], lines: [V1TestLine]
    ) async throws {
        try await place(V1TestMessage.order(["ORDERNUMBER": number]).with(fields).with(lines: lines))
        try await start(number)
    }
}

extension String {
    /// The amounts that stand in elements of a UBL document.
    fileprivate func amounts(_ element: String) -> [String] {
        components(separatedBy: "<cbc:\(element) currencyID=\"EUR\">").dropFirst().map { rest in
            String(rest.prefix { $0 != "<" })
        }
    }
}
