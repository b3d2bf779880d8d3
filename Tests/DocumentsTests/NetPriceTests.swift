import DocumentSamples
import Documents
import Domain
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("Net prices on the invoices of companies")
struct NetPriceTests {
    private let dutchTime: DutchCalendar
    private let brand = Brand.standard(isSandbox: true)

    init() throws {
        dutchTime = try #require(DutchCalendar())
    }

    private func invoice(_ lines: [OrderLine]) throws -> CustomerDocument {
        var order = SampleOrder(.business(lines), agreement: .standard[1], dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        order.wait(for: .invoice)
        return try #require(order.document(.invoice))
    }

    private func pdf(_ invoice: CustomerDocument) throws -> String {
        let renderer = try DocumentRenderer(brand: brand)
        return try Poppler.reading(renderer.pdf(invoice, in: .english)) { try $0.text() }
            .replacing("\u{A0}", with: " ")
    }

    private func ubl(_ invoice: CustomerDocument) throws -> String { try #require(EInvoice(invoice, brand: brand)).xml }

    private func texts(_ path: String, in xml: String) throws -> [String] {
        try XMLDocument(data: Data(xml.utf8)).nodes(forXPath: path).compactMap(\.stringValue)
    }

    @Test("The shop's prices and net totals are printed, VAT once for each rate, and the total")
    func paper() throws {
        let invoice = try invoice([
            .net("19.95", quantity: "9", for: "Chair"), .net("0.0499", quantity: "100", for: "Screw"),
            .net("10.00", vat: "9", for: "Book"), .net("-0.005", vat: "9", for: "Discount"),
            .net("1250", vat: "0", for: "Stamp"),
        ])
        let text = try pdf(invoice)
        let lines = [
            "€19.95", "€179.55", "€0.0499", "€4.99", "€10.00", "\u{2212}€0.005", "\u{2212}€0.01", "€1,250.00",
        ]
        // 184.54 and 38.75, 9.99 and 0.90, 1250.00.
        let sums = ["€184.54", "€38.75", "€9.99", "€0.90", "€1,444.53", "€1,484.18"]
        for amount in lines + sums { #expect(text.contains(amount), "\(amount) in \(text)") }
        #expect(invoice.statement.total == Money(cents: 148_418))
    }

    @Test("The electronic invoice has the price of one piece as the shop keeps it")
    func electronic() throws {
        let xml = try ubl(
            invoice([
                .net("19.95", quantity: "9"), .net("0.0499", quantity: "100"), .net("49.99", quantity: "0.5"),
                .net("-5", quantity: "2"),
            ]))
        #expect(try texts("//cac:Price/cbc:PriceAmount", in: xml) == ["19.95", "0.0499", "49.99", "5.00"])
        #expect(try texts("//cac:Price/cbc:BaseQuantity", in: xml) == ["1", "1", "1", "1"])
        #expect(try texts("//cbc:InvoicedQuantity", in: xml) == ["9", "100", "0.5", "-2"])
        #expect(
            try texts("//cac:InvoiceLine/cbc:LineExtensionAmount", in: xml) == ["179.55", "4.99", "25.00", "-10.00"])
        #expect(try texts("//cac:TaxSubtotal/cbc:TaxableAmount", in: xml) == ["199.54"])
        #expect(try texts("//cac:TaxSubtotal/cbc:TaxAmount", in: xml) == ["41.90"])
        #expect(try texts("//cbc:TaxInclusiveAmount", in: xml) == ["241.44"])
        for rule in EInvoiceRule.dutch + EInvoiceRule.european {
            #expect(try rule.holds(for: xml), "\(rule.id)\n\(xml)")
        }
    }

    @Test("A line including VAT has the price of one piece where that is exact, and of the whole line elsewhere")
    func including() throws {
        let xml = try ubl(
            invoice([
                .line("Exact", quantity: "2", price: "59.00"), .line("Third", quantity: "3", price: "3.33"),
                .line("Eighth", quantity: "8", price: "0.15125"), .net("3.333333", quantity: "3"),
            ]))
        #expect(try texts("//cac:Price/cbc:PriceAmount", in: xml) == ["48.76", "8.26", "0.125", "3.333333"])
        #expect(try texts("//cac:Price/cbc:BaseQuantity", in: xml) == ["1", "3", "1", "1"])
        for rule in EInvoiceRule.dutch + EInvoiceRule.european {
            #expect(try rule.holds(for: xml), "\(rule.id)\n\(xml)")
        }
    }
}
