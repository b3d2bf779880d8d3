import DocumentSamples
import Testing

@testable import Domain

@Suite("Categories of VAT")
struct VATCategoryTests {
    private func content(
        vatNumber: String? = "BE0123456749", country: String = "BE", deliverTo: String? = nil,
        _ reasons: VATExemption.Reason?...
    ) throws -> OrderContent {
        var content = OrderContent.business(
            reasons.map { reason in
                var line = OrderLine.line("Stoel", price: "100", vat: "0")
                line.vatExemption = reason.map { VATExemption($0) }
                return line
            })
        content.customer.company?.vatNumber = vatNumber.flatMap { VATNumber($0) }
        content.customer.address = try address(country)
        content.delivery = try deliverTo.map {
            Delivery(address: try address($0), companyName: nil, firstName: nil, lastName: nil)
        }
        return content
    }

    private func address(_ country: String) throws -> Address {
        let country = try #require(CountryCode(country))
        let code = try #require(["NL": "1012JS", "BE": "2000", "CH": "8001", "FR": "75001"][country.text])
        return Address(
            street: "Meir", houseNumber: try #require(HouseNumber("1")), houseExtension: nil,
            postalCode: try #require(PostalCode(code, in: country)), city: nil, country: country)
    }

    private func categories(_ content: OrderContent) -> [VATCategory] {
        content.vatCategories(soldBy: .lampenier)
    }

    @Test("A zero rate has the category of its reason, for any buyer")
    func reasons() throws {
        let content = try content(country: "NL", .reverseCharge, .intraCommunity, .export, .exempt, nil)
        #expect(categories(content) == [.reverseCharge, .intraCommunity, .export, .exempt, .zeroRated])
    }

    @Test(
        "Without a reason it is intra-community where goods go to a company in another member state that trades there",
        arguments: [
            ("BE0123456749", "BE", nil, .intraCommunity), ("BE 0123.456.749", "BE", "FR", .intraCommunity),
            ("FR12345678901", "BE", nil, .intraCommunity),
            // No number, or none in its country's form; one of the seller's own country; one of outside the Union.
            (nil, "BE", nil, .zeroRated), ("BE123", "BE", nil, .zeroRated), ("NL876543214B01", "BE", nil, .zeroRated),
            ("GB123456789", "BE", nil, .zeroRated),
            // The goods stay in the country, leave the Union, or the company is here.
            ("BE0123456749", "BE", "NL", .zeroRated), ("BE0123456749", "BE", "CH", .zeroRated),
            ("BE0123456749", "NL", nil, .zeroRated), ("BE0123456749", "CH", nil, .zeroRated),
        ] as [(String?, String, String?, VATCategory)])
    func intraCommunity(vatNumber: String?, country: String, deliverTo: String?, category: VATCategory) throws {
        let content = try content(vatNumber: vatNumber, country: country, deliverTo: deliverTo, nil)
        #expect(categories(content) == [category])
    }

    @Test("A rate above zero is the standard one, whatever the company is")
    func standard() throws {
        var content = try content(nil)
        content.lines = [OrderLine.line("Stoel", price: "121"), OrderLine.line("Boek", price: "109", vat: "9")]
        #expect(categories(content) == [.standard, .standard])
    }

    @Test("An order's reason is that of its zero rates without one of their own")
    func ofOrder() throws {
        var content = try content(country: "NL", nil, .export)
        content.lines.append(OrderLine.line("Lamp", price: "121"))
        content.exemptZeroRates(by: VATExemption(.exempt, text: "Onderwijs"))
        #expect(categories(content) == [.exempt, .export, .standard])
        #expect(content.lines[2].vatExemption == nil)
    }

    @Test("Sales without VAT have one subtotal for each category, with the shop's own words")
    func shares() throws {
        var content = try content(country: "NL", .exempt, nil, .exempt, .exempt)
        content.lines[0].vatExemption = VATExemption(.exempt, text: "Onderwijs")
        content.lines[2].vatExemption = VATExemption(.exempt, text: "VATEX-EU-132-1I")
        content.lines[3].vatExemption = VATExemption(.exempt, text: "Onderwijs")
        content.lines.append(OrderLine.line("Lamp", price: "121"))
        let shares = try ZeroRateShare.all(
            of: content, amounts: content.lines.map(\.total), soldBy: .lampenier)
        #expect(shares.map(\.category) == [.exempt, .zeroRated])
        #expect(shares.map(\.amount) == [Money(cents: 30_000), Money(cents: 10_000)])
        #expect(shares[0].reasonTexts == ["Onderwijs"])
        #expect(shares[0].codes == ["VATEX-EU-132-1I"])
        #expect(shares[1].reasonTexts == [])
    }

    @Test("An order's particulars leave out a delivery to the customer's own house")
    func particulars() throws {
        var content = OrderContent.business()
        content.delivery = Delivery(
            address: .damrak, companyName: nil, firstName: "Johanna", lastName: "de Vries")
        #expect(OrderParticulars(content, start: nil).delivery == nil)
        content.delivery?.lastName = "Bos"
        #expect(OrderParticulars(content, start: nil).delivery == content.delivery)
        content.deliveryDate = CivilDate("01-12-2026")
        content.references.trackAndTrace = "3S1"
        let started = OrderParticulars(
            content,
            start: .workflowStarted(amount: .euros(1), trackAndTrace: "3S2", deliveryDate: CivilDate("02-12-2026")))
        #expect(started.deliveryDate == CivilDate("02-12-2026") && started.trackAndTrace == "3S2")
        let placed = OrderParticulars(content, start: nil)
        #expect(placed.deliveryDate == CivilDate("01-12-2026") && placed.trackAndTrace == "3S1")
    }
}
