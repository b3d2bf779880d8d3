import DocumentSamples
import Documents
import Domain
import Foundation
import FoundationXML
import Testing

@Suite("VAT reasons in the electronic invoice")
struct EInvoiceSupplyTests {
    private let dutchTime: DutchCalendar
    private let brand = Brand.standard(isSandbox: true)

    init() throws {
        dutchTime = try #require(DutchCalendar())
    }

    /// A company's order of a line with VAT and two without, the latter for a reason.
    private func order(_ category: String?, text: String? = nil) throws -> SampleOrder {
        let reasons: [String: VATExemption.Reason] = [
            "AE": .reverseCharge, "K": .intraCommunity, "G": .export, "E": .exempt,
        ]
        let lines = ["100.00", "-9.95"].map { price in
            var line = OrderLine.line("Stoel", price: price, vat: "0")
            line.vatExemption = category.flatMap { reasons[$0] }.map { VATExemption($0, text: text) }
            return line
        }
        var content = OrderContent.business(lines + [OrderLine.line("Montage", price: "12.10")])
        if category == "K" || category == nil {
            content.customer.address = try address()
            content.customer.company?.chamberOfCommerceNumber = try #require(
                ChamberOfCommerceNumber("BE 0123.456.749"))
            content.customer.company?.vatNumber = VATNumber("BE 0123.456.749")
        }
        var order = SampleOrder(content, agreement: .standard[1], dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        return order
    }

    private func address() throws -> Address {
        let country = try #require(CountryCode("BE"))
        return Address(
            street: "Meir", houseNumber: try #require(HouseNumber("1")), houseExtension: nil,
            postalCode: try #require(PostalCode("2000", in: country)), city: CityName("Antwerpen"), country: country)
    }

    private func invoice(_ order: SampleOrder) throws -> String {
        let document = try #require(order.document(.invoice))
        return try #require(EInvoice(document, brand: brand)).xml
    }

    private func text(_ xml: String, _ path: String) throws -> [String] {
        try XMLDocument(data: Data(xml.utf8)).nodes(forXPath: path).compactMap(\.stringValue)
    }

    @Test("keeps the rules of its category, and a changed one breaks them", arguments: EInvoiceRule.zeroRates)
    func rules(category: String, rules: [EInvoiceRule]) throws {
        let xml = try invoice(order(category))
        #expect(try text(xml, "//cac:TaxSubtotal/cac:TaxCategory/cbc:ID") == ["S", category])
        for rule in EInvoiceRule.dutch + EInvoiceRule.european + rules {
            #expect(try rule.holds(for: xml), "\(category) \(rule.id)\n\(xml)")
        }
        for rule in rules {
            let breakage = try #require(rule.breakage)
            let broken = xml.replacingOccurrences(
                of: breakage.pattern, with: breakage.replacement, options: .regularExpression)
            try #require(broken != xml, "\(category) \(rule.id)")
            #expect(try !rule.holds(for: broken), "\(category) \(rule.id)\n\(broken)")
        }
    }

    @Test("is intra-community for a company in another member state, also without a reason from the shop")
    func intraCommunity() throws {
        let xml = try invoice(order(nil))
        #expect(try text(xml, "//cac:InvoiceLine//cac:ClassifiedTaxCategory/cbc:ID") == ["K", "K", "S"])
        #expect(!xml.contains("<cbc:ID>Z</cbc:ID>"))
    }

    @Test("is not made of an intra-community supply to a buyer without a VAT number")
    func withoutNumber() throws {
        var order = try order("K")
        order.content.customer.company?.vatNumber = VATNumber("0123")
        #expect(EInvoice(try #require(order.document(.invoice)), brand: brand) == nil)
    }

    @Test("carries the shop's own words for an exemption, and a code where the shop sends one")
    func exemptions() throws {
        let reason = "//cac:TaxCategory/cbc:TaxExemptionReason"
        #expect(try text(invoice(order("E")), reason) == ["Vrijgesteld van btw"])
        #expect(try text(invoice(order("E")), "\(reason)Code") == [])
        #expect(try text(invoice(order("E", text: "Onderwijs")), reason) == ["Onderwijs"])
        let coded = try invoice(order("E", text: "VATEX-EU-132-1I"))
        #expect(try text(coded, reason) == ["Vrijgesteld van btw"])
        #expect(try text(coded, "\(reason)Code") == ["VATEX-EU-132-1I"])
    }

    @Test("has Belgian numbers without signs, with the scheme of their register, as address too")
    func belgian() throws {
        let party = "//cac:AccountingCustomerParty/cac:Party"
        for (number, form) in [("BE 0123.456.749", "0123456749"), ("123.456.749", "0123456749")] {
            var order = try order("K")
            order.content.customer.company?.chamberOfCommerceNumber = try #require(ChamberOfCommerceNumber(number))
            let xml = try invoice(order)
            #expect(try text(xml, "\(party)/cbc:EndpointID[@schemeID = '0208']") == [form])
            #expect(try text(xml, "\(party)/cac:PartyLegalEntity/cbc:CompanyID[@schemeID = '0208']") == [form])
            #expect(try text(xml, "\(party)/cac:PartyTaxScheme/cbc:CompanyID") == ["BE0123456749"])
        }
        // Its check digits are wrong: no number of the register.
        var wrong = try order("K")
        wrong.content.customer.company?.chamberOfCommerceNumber = try #require(
            ChamberOfCommerceNumber("0123.456.789"))
        let unknown = try invoice(wrong)
        #expect(try text(unknown, "\(party)/cac:PartyLegalEntity/cbc:CompanyID[not(@schemeID)]") == ["0123456789"])
        #expect(try text(unknown, "\(party)/cbc:EndpointID") == [])
    }

    @Test(
        "has French numbers without signs, with the scheme of their register, where their check digit is right",
        arguments: [
            ("732 829 320", "732829320", "0002"), ("RCS Paris 732.829.320", "732829320", "0002"),
            ("73282932000074", "73282932000074", "0009"), ("732 829 321", "732 829 321", nil),
        ])
    func french(number: String, form: String, scheme: String?) throws {
        var order = try order("K")
        order.content.customer.company?.chamberOfCommerceNumber = try #require(ChamberOfCommerceNumber(number))
        order.content.customer.address.country = .france
        let xml = try invoice(order)
        let party = "//cac:AccountingCustomerParty/cac:Party"
        let condition = scheme.map { "[@schemeID = '\($0)']" } ?? "[not(@schemeID)]"
        #expect(try text(xml, "\(party)/cac:PartyLegalEntity/cbc:CompanyID\(condition)") == [form])
        #expect(try text(xml, "\(party)/cbc:EndpointID\(condition)") == (scheme == nil ? [] : [form]))
    }

    @Test("takes eight digits for a KvK number in the Netherlands only")
    func foreign() throws {
        var order = try order("K")
        order.content.customer.company?.chamberOfCommerceNumber = try #require(ChamberOfCommerceNumber("87654321"))
        let company = "//cac:AccountingCustomerParty//cac:PartyLegalEntity/cbc:CompanyID"
        #expect(try text(invoice(order), "\(company)[not(@schemeID)]") == ["87654321"])
    }

    @Test("names the shop's order, when the goods are delivered, where and to whom")
    func delivery() throws {
        var order = try order("K")
        let delivery = "//cac:Delivery"
        // The day of start-workflow.
        #expect(try text(invoice(order), "\(delivery)/cbc:ActualDeliveryDate") == ["2026-11-02"])
        order.content.deliveryDate = CivilDate("05-11-2026")
        order.content.delivery = Delivery(
            address: .damrak, companyName: "Acme & Zn.", firstName: "Bo", lastName: "Bos")
        let xml = try invoice(order)
        #expect(try text(xml, "\(delivery)/cbc:ActualDeliveryDate") == ["2026-11-05"])
        #expect(try text(xml, "\(delivery)//cbc:StreetName") == ["Damrak 1"])
        #expect(try text(xml, "\(delivery)//cbc:IdentificationCode") == ["NL"])
        #expect(try text(xml, "\(delivery)/cac:DeliveryParty//cbc:Name") == ["Acme & Zn., Bo Bos"])
        #expect(try text(xml, "//cac:OrderReference/cbc:SalesOrderID") == ["O2026.11.02.17"])
        var started = SampleOrder(order.content, agreement: .standard[1], dutchTime: dutchTime)
        try started.handle(.start(trackAndTrace: nil, deliveryDate: CivilDate("07-11-2026")))
        #expect(try text(invoice(started), "\(delivery)/cbc:ActualDeliveryDate") == ["2026-11-07"])
    }
}
