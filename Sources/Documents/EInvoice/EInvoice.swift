package import Domain

/// An invoice to a company as UBL 2.1, by EN 16931 and the Dutch rules of NLCIUS (SI-UBL 2.0): the shop is the seller,
/// the platform the payee.
package struct EInvoice {
    private let document: CustomerDocument
    private let brand: Brand
    private let seller: TradeParty
    private let buyer: TradeParty
    private let categories: [VATCategory]

    /// `nil` when required data is missing: the customer is not a company or the document not an invoice, a party in
    /// the Netherlands has no eight-digit number of the Dutch trade register or no complete address, the shop has no
    /// VAT number, or the buyer of an intra-community supply has none (BR-IC-2).
    package init?(_ document: CustomerDocument, brand: Brand) {
        guard document.kind == .invoice, let company = document.content.customer.company,
            let seller = TradeParty(seller: document.shop), seller.vatNumber != nil,
            let buyer = TradeParty(company, at: document.content.customer.address)
        else { return nil }
        self.document = document
        self.brand = brand
        self.seller = seller
        self.buyer = buyer
        categories = document.content.vatCategories(soldBy: document.shop)
        if categories.contains(.intraCommunity), buyer.vatNumber == nil { return nil }
    }

    /// The document in UTF-8. Equal documents give equal texts.
    package var xml: String {
        let references = document.content.references
        return XMLElement(
            "Invoice",
            [
                XMLElement("cbc:CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"),
                XMLElement("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
                XMLElement("cbc:ID", document.number.text),
                XMLElement("cbc:IssueDate", document.issueDate.iso),
                document.dueDate.map { XMLElement("cbc:DueDate", $0.iso) },
                XMLElement("cbc:InvoiceTypeCode", "380"),
                XMLElement("cbc:DocumentCurrencyCode", "EUR"),
                references.additionalText?.printable.map { XMLElement("cbc:BuyerReference", $0) },
                // The buyer's own reference is unknown; UBL requires one beside the seller's, and Peppol's value is NA.
                XMLElement(
                    "cac:OrderReference",
                    [XMLElement("cbc:ID", "NA"), XMLElement("cbc:SalesOrderID", document.orderNumber)]),
                XMLElement("cac:AccountingSupplierParty", [seller.element]),
                XMLElement("cac:AccountingCustomerParty", [buyer.element]),
                payee, SupplyDelivery(document, categories: categories).element, paymentMeans,
                taxTotal, monetaryTotal,
            ] + lines,
            ("xmlns", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
            ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
            ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
        ).document
    }

    // MARK: Paying

    /// Payee; `nil` where the platform itself is the seller (BR-17).
    private var payee: XMLElement? {
        guard brand.legalName != seller.name else { return nil }
        let number = brand.chamberOfCommerceNumber
        return XMLElement(
            "cac:PayeeParty",
            [
                XMLElement("cac:PartyName", [XMLElement("cbc:Name", brand.legalName)]),
                number.map {
                    XMLElement(
                        "cac:PartyLegalEntity", [RegisteredNumber($0, in: .netherlands).element("cbc:CompanyID")])
                },
            ])
    }

    /// SEPA credit transfer. The bank follows from the IBAN (BR-NL-31).
    private var paymentMeans: XMLElement {
        XMLElement(
            "cac:PaymentMeans",
            [
                XMLElement("cbc:PaymentMeansCode", "58"),
                XMLElement("cbc:PaymentID", document.paymentReference.digits),
                XMLElement("cac:PayeeFinancialAccount", [XMLElement("cbc:ID", brand.account.iban.text)]),
            ])
    }

    // MARK: Sums

    private var breakdown: VATBreakdown { document.vat }

    private var taxTotal: XMLElement {
        XMLElement(
            "cac:TaxTotal",
            [amount("cbc:TaxAmount", breakdown.vat)]
                + breakdown.subtotals.filter { !$0.rate.isZero }.map { share in
                    subtotal(share.net, vat: share.vat, .standard(share.rate))
                } + document.zeroRateShares.map { subtotal($0.amount, vat: .zero, .zero($0)) })
    }

    private func subtotal(_ net: Money, vat: Money, _ category: TaxCategory) -> XMLElement {
        XMLElement(
            "cac:TaxSubtotal",
            [
                amount("cbc:TaxableAmount", net), amount("cbc:TaxAmount", vat), category.element("cac:TaxCategory"),
            ])
    }

    /// Entries after the invoice are part of the prepaid amount, so that the payable amount is what is due. Collection
    /// costs are not part of the sale; the notice that charges them states them.
    private var monetaryTotal: XMLElement {
        let prepaid = document.statement.settledWithoutCosts
        return XMLElement(
            "cac:LegalMonetaryTotal",
            [
                amount("cbc:LineExtensionAmount", breakdown.net), amount("cbc:TaxExclusiveAmount", breakdown.net),
                amount("cbc:TaxInclusiveAmount", breakdown.gross),
                prepaid == .zero ? nil : amount("cbc:PrepaidAmount", prepaid),
                amount("cbc:PayableAmount", document.statement.principalDue),
            ])
    }

    // MARK: Lines

    private var lines: [XMLElement] {
        zip(document.content.lines, document.lineAmounts).enumerated().map { index, line in
            element(of: line.0, net: line.1, number: index + 1)
        }
    }

    /// Line with a price of at least zero (BR-27): a discount has a negative quantity instead.
    private func element(of line: OrderLine, net: Money, number: Int) -> XMLElement {
        let price = LinePrice(line, net: net)
        let sign = price.isNegative ? "-" : ""
        return XMLElement(
            "cac:InvoiceLine",
            [
                XMLElement("cbc:ID", String(number)),
                XMLElement("cbc:InvoicedQuantity", "\(sign)\(line.quantity)", Self.unit),
                amount("cbc:LineExtensionAmount", net),
                XMLElement(
                    "cac:Item",
                    [
                        XMLElement("cbc:Name", Self.name(of: line)),
                        line.code?.printable.map {
                            XMLElement("cac:SellersItemIdentification", [XMLElement("cbc:ID", $0)])
                        },
                        TaxCategory(categories[number - 1], rate: line.vatRate).element("cac:ClassifiedTaxCategory"),
                    ]),
                XMLElement(
                    "cac:Price",
                    [
                        XMLElement("cbc:PriceAmount", price.text, ("currencyID", "EUR")),
                        XMLElement("cbc:BaseQuantity", price.baseQuantity.description, Self.unit),
                    ]),
            ])
    }

    private static func name(of line: OrderLine) -> String {
        line.description?.printable ?? line.code?.printable ?? "-"
    }

    /// Unit code for pieces (UN/ECE recommendation 20).
    private static let unit = ("unitCode", "H87")

    // MARK: Parts

    private func amount(_ name: String, _ amount: Money) -> XMLElement {
        XMLElement(name, amount.description, ("currencyID", "EUR"))
    }
}

extension String {
    /// The text on one line; `nil` if no character is visible, since UBL has no empty elements.
    fileprivate var printable: String? {
        let line = singleLine
        return line.contains { !$0.isWhitespace } ? line : nil
    }
}
