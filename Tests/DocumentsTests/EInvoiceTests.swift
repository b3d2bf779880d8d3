import DocumentSamples
import Documents
import Domain
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("The electronic invoice")
struct EInvoiceTests {
    private let dutchTime: DutchCalendar
    private let brand: Brand

    init() throws {
        dutchTime = try #require(DutchCalendar())
        var brand = Brand.standard(isSandbox: true)
        brand.chamberOfCommerceNumber = ChamberOfCommerceNumber("11223344")
        self.brand = brand
    }

    private func order(_ lines: [OrderLine] = OrderLine.lamps) throws -> SampleOrder {
        var order = SampleOrder(.business(lines), agreement: .standard[1], dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        order.wait(for: .invoice)
        return order
    }

    private func xml(_ order: SampleOrder) throws -> String {
        let invoice = try #require(order.document(.invoice))
        return try #require(EInvoice(invoice, brand: brand)).xml
    }

    private func expectRules(_ xml: String, _ location: SourceLocation = #_sourceLocation) throws {
        for rule in EInvoiceRule.dutch + EInvoiceRule.european {
            #expect(try rule.holds(for: xml), "\(rule.id)\n\(xml)", sourceLocation: location)
        }
    }

    @Test("keeps the rule, and a changed one breaks it", arguments: EInvoiceRule.dutch + EInvoiceRule.european)
    func rules(rule: EInvoiceRule) throws {
        let xml = try xml(order())
        #expect(try rule.holds(for: xml))
        guard let (pattern, replacement) = rule.breakage else { return }
        let broken = xml.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
        try #require(broken != xml)
        #expect(try !rule.holds(for: broken), "\(broken)")
    }

    /// BR-S-8 and BR-Z-8: what is taxed at a rate is what its lines come to. XPath 1.0 has no words for it.
    private func expectRatesToSum(_ xml: String) throws {
        let document = try XMLDocument(data: Data(xml.utf8))
        for share in try document.nodes(forXPath: "//cac:TaxSubtotal") {
            let value = { (path: String) in try share.nodes(forXPath: path).first?.stringValue ?? "" }
            let (rate, taxable) = (try value("cac:TaxCategory/cbc:Percent"), try value("cbc:TaxableAmount"))
            let lines = try document.nodes(
                forXPath: "//cac:InvoiceLine[cac:Item/cac:ClassifiedTaxCategory/cbc:Percent = \(rate)]"
                    + "/cbc:LineExtensionAmount")
            let sum = try lines.compactMap { $0.stringValue.flatMap { Money($0) } }.sum()
            #expect(sum.description == taxable, "\(rate): \(xml)")
        }
    }

    @Test("leaves out the costs of collection, which payments settle first")
    func costs() throws {
        var order = try order()
        order.wait(for: .collectionNotice)
        #expect(try xml(order).contains(">121.00</cbc:PayableAmount>"))
        try order.handle(.receivePayment(Money(cents: 5_000)))
        #expect(order.lifecycle.amountDue == Money(cents: 11_100))
        #expect(try xml(order).contains(">111.00</cbc:PayableAmount>"))
        try order.handle(.receivePayment(Money(cents: 11_100)))
        #expect(try xml(order).contains(">0.00</cbc:PayableAmount>"))
    }

    @Test("names no payee where the platform is the shop")
    func ownShop() throws {
        var own = brand
        own.legalName = MerchantProfile.lampenier.companyName
        let invoice = try #require(try order().document(.invoice))
        #expect(try #require(EInvoice(invoice, brand: own)).xml.contains("PayeeParty") == false)
    }

    @Test("names the seller, the buyer, the payee, the means of payment and the amount left")
    func content() throws {
        var order = try order()
        try order.handle(.receivePayment(Money(cents: 2_100)))
        let xml = try xml(order)
        for part in [
            "<cbc:ID>2LMPO2026-11-02-17</cbc:ID>", "<cbc:BuyerReference>Inkooporder 4711</cbc:BuyerReference>",
            "<cbc:RegistrationName>De Lampenier B.V.</cbc:RegistrationName>",
            "<cbc:CompanyID>NL123456782B90</cbc:CompanyID>", "<cbc:Name>Naderhand Voorbeeld B.V.</cbc:Name>",
            "<cbc:CompanyID schemeID=\"0106\">11223344</cbc:CompanyID>",
            "<cbc:PaymentID>5000056789012345</cbc:PaymentID>", "<cbc:ID>NL04NADE0123456789</cbc:ID>",
            "<cbc:LineExtensionAmount currencyID=\"EUR\">101.18</cbc:LineExtensionAmount>",
            "<cbc:TaxAmount currencyID=\"EUR\">19.82</cbc:TaxAmount>",
            "<cbc:PrepaidAmount currencyID=\"EUR\">21.00</cbc:PrepaidAmount>",
            "<cbc:PayableAmount currencyID=\"EUR\">100.00</cbc:PayableAmount>",
            "<cbc:InvoicedQuantity unitCode=\"H87\">-1</cbc:InvoicedQuantity>",
        ] {
            #expect(xml.contains(part), "\(part) in \(xml)")
        }
        #expect(try self.xml(order) == xml)
    }

    @Test(
        "has its elements in the order of the schema",
        arguments: [
            (
                "/*",
                [
                    "CustomizationID", "ProfileID", "ID", "IssueDate", "DueDate", "InvoiceTypeCode",
                    "DocumentCurrencyCode",
                    "BuyerReference", "OrderReference", "AccountingSupplierParty", "AccountingCustomerParty",
                    "PayeeParty", "Delivery",
                    "PaymentMeans", "TaxTotal", "LegalMonetaryTotal", "InvoiceLine", "InvoiceLine", "InvoiceLine",
                ]
            ),
            (
                "//cac:AccountingSupplierParty/cac:Party",
                ["EndpointID", "PartyName", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity", "Contact"]
            ),
            ("//cac:AccountingSupplierParty//cac:PostalAddress", ["StreetName", "CityName", "PostalZone", "Country"]),
            ("//cac:PaymentMeans", ["PaymentMeansCode", "PaymentID", "PayeeFinancialAccount"]),
            (
                "//cac:LegalMonetaryTotal",
                ["LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PrepaidAmount", "PayableAmount"]
            ),
            ("//cac:InvoiceLine[1]", ["ID", "InvoicedQuantity", "LineExtensionAmount", "Item", "Price"]),
            ("//cac:InvoiceLine[1]/cac:Item", ["Name", "ClassifiedTaxCategory"]),
            ("//cac:InvoiceLine[1]//cac:ClassifiedTaxCategory", ["ID", "Percent", "TaxScheme"]),
            ("//cac:TaxSubtotal[1]", ["TaxableAmount", "TaxAmount", "TaxCategory"]),
        ])
    func sequence(path: String, names: [String]) throws {
        var order = try order()
        try order.handle(.receivePayment(Money(cents: 100)))
        let document = try XMLDocument(data: Data(try xml(order).utf8))
        let parent = try #require(try document.nodes(forXPath: path).first)
        #expect(parent.children?.compactMap(\.localName) == names)
    }

    @Test("has rates with a decimal")
    func decimalRates() throws {
        let lines = [
            OrderLine.line("Livre", price: "105.50", vat: "5.5"), .line("Journal", price: "10.21", vat: "2.1"),
        ]
        let xml = try xml(order(lines))
        #expect(xml.contains("<cbc:Percent>5.5</cbc:Percent>") && xml.contains("<cbc:Percent>2.1</cbc:Percent>"))
        #expect(xml.contains("<cbc:TaxAmount currencyID=\"EUR\">5.50</cbc:TaxAmount>"), "\(xml)")
        #expect(xml.contains("<cbc:TaxAmount currencyID=\"EUR\">0.21</cbc:TaxAmount>"), "\(xml)")
        try expectRules(xml)
    }

    @Test("is well-formed whatever is written on it")
    func hostile() throws {
        let name = "<b a=\"1\">&']]>\u{1}\n\u{FFFF}灯💡"
        var order = try order([.line(name, price: "10"), .line("", price: "1"), .line("Nul", price: "0", vat: "0")])
        order.content.references.additionalText = name
        order.content.customer.company?.name = try #require(CompanyName("Van Dam & <Zonen>"))
        let xml = try xml(order)
        let document = try XMLDocument(data: Data(xml.utf8))
        let names = try document.nodes(forXPath: "//cac:Item/cbc:Name").compactMap(\.stringValue)
        #expect(names == ["<b a=\"1\">&']]>   灯💡", "-", "Nul"])
        try expectRules(xml)
    }

    @Test("is not made where the rules ask for what is not known")
    func impossible() throws {
        var consumer = SampleOrder(.consumer(), dutchTime: dutchTime)
        try consumer.handle(.start(trackAndTrace: nil))
        #expect(EInvoice(try #require(consumer.document(.invoice)), brand: brand) == nil)
        let order = try order()
        let changes: [(inout SampleOrder) -> Void] = [
            { $0.shop.chamberOfCommerceNumber = nil }, { $0.shop.vatNumber = nil }, { $0.shop.address = nil },
            { $0.shop.vatNumber = VATNumber("btw.1231.3231123.123") }, { $0.shop.address?.street = nil },
            { $0.shop.chamberOfCommerceNumber = ChamberOfCommerceNumber("1234567") },
            { $0.content.customer.address.city = nil },
            { $0.content.customer.company?.chamberOfCommerceNumber = ChamberOfCommerceNumber("12345")! },
        ]
        for change in changes {
            var changed = order
            change(&changed)
            #expect(EInvoice(try #require(changed.document(.invoice)), brand: brand) == nil)
        }
        var spelled = order
        spelled.content.customer.company?.chamberOfCommerceNumber = ChamberOfCommerceNumber("KvK 87654321")!
        try expectRules(try xml(spelled))
        spelled.content.customer.address.country = try #require(CountryCode("BE"))
        spelled.content.customer.company?.chamberOfCommerceNumber = ChamberOfCommerceNumber("0123.456.789")!
        try expectRules(try xml(spelled))
    }

    @Test("adds up, whatever was ordered and whatever happened", arguments: 1...60 as ClosedRange<UInt64>)
    func sums(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lines = (0..<Int.random(in: 1...20, using: &random)).map { index in
            OrderLine.line(
                "Regel \(index)", quantity: ["1", "3", "0.333333", "1000"].randomElement(using: &random) ?? "1",
                price: "\(Int.random(in: 0...90, using: &random)).\(Int.random(in: 10...99, using: &random))",
                vat: ["21", "9", "0", "5.5", "2.1"].randomElement(using: &random) ?? "21",
                includesVAT: Bool.random(using: &random), isNet: Bool.random(using: &random))
        }
        var order = try order(lines + [.line("Korting", price: "-0.05", vat: "9"), .net("-0.035", vat: "6")])
        try? order.handle(.credit(.init(amount: Money(cents: Int64.random(in: 1...5_000, using: &random)))))
        order.wait(days: Int.random(in: 0...90, using: &random))
        try? order.handle(.receivePayment(Money(cents: Int64.random(in: 1...9_000, using: &random))))
        let xml = try xml(order)
        try expectRules(xml)
        try expectRatesToSum(xml)
        let statement = try #require(order.document(.invoice)).statement
        #expect(xml.contains(">\(statement.principalDue)</cbc:PayableAmount>"))
        #expect(statement.principalDue <= statement.amountDue)
        if statement.collectionCosts == .zero {
            #expect(statement.principalDue == order.lifecycle.amountDue)
        }
    }
}
