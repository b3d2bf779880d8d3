import Foundation
import FoundationXML
import Testing

/// A rule of EN 16931 or NLCIUS, as a condition on the whole document in XPath 1.0.
struct EInvoiceRule: CustomTestStringConvertible {
    let id: String
    let condition: String
    /// A change, as a pattern and what it becomes, after which the rule is broken; none for rules that speak of what
    /// our invoices do not have.
    let breakage: (pattern: String, replacement: String)?

    var testDescription: String { id }

    init(_ id: String, _ condition: String, breakage: (String, String)? = nil) {
        self.id = id
        self.condition = condition
        self.breakage = breakage
    }

    func holds(for xml: String) throws -> Bool {
        let document = try XMLDocument(data: Data(xml.utf8))
        return try !document.nodes(forXPath: "/*[\(condition)]").isEmpty
    }

    private static let supplier = "cac:AccountingSupplierParty/cac:Party"
    private static let customer = "cac:AccountingCustomerParty/cac:Party"

    /// The fatal rules of NLCIUS for suppliers in the Netherlands, after the published schematron (there is no number
    /// 6). Rules 5 and 9 are about tax representatives and corrective invoices, which we do not make.
    static let dutch = [
        EInvoiceRule(
            "BR-NL-1: the supplier has a KvK or OIN number",
            "\(supplier)/cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0106' or @schemeID='0190']",
            breakage: (#"schemeID="0106""#, #"schemeID="0088""#)),
        EInvoiceRule(
            "BR-NL-2: there is a buyer reference or an order reference",
            "cbc:BuyerReference or cac:OrderReference/cbc:ID",
            breakage: ("(?s)<cbc:BuyerReference>.*</cac:OrderReference>", "")),
        EInvoiceRule(
            "BR-NL-3: the supplier's address has street, city and postal code",
            "\(supplier)/cac:PostalAddress[cbc:StreetName and cbc:CityName and cbc:PostalZone]",
            breakage: ("<cbc:CityName>Utrecht</cbc:CityName>", "")),
        EInvoiceRule(
            "BR-NL-4: the customer's address has them too",
            "\(customer)/cac:PostalAddress[cac:Country/cbc:IdentificationCode != 'NL' or "
                + "(cbc:StreetName and cbc:CityName and cbc:PostalZone)]",
            breakage: ("<cbc:StreetName>Damrak 1</cbc:StreetName>", "")),
        EInvoiceRule(
            "BR-NL-5: so has a tax representative's",
            "not(cac:TaxRepresentativeParty/cac:PostalAddress[cac:Country/cbc:IdentificationCode = 'NL' and "
                + "not(cbc:StreetName and cbc:CityName and cbc:PostalZone)])",
            breakage: (
                "<cac:PayeeParty>",
                "<cac:TaxRepresentativeParty><cac:PostalAddress><cac:Country><cbc:IdentificationCode>NL"
                    + "</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:TaxRepresentativeParty>"
                    + "<cac:PayeeParty>"
            )),
        EInvoiceRule(
            "BR-NL-7: the type is 380, 381, 384 or 389",
            "cbc:InvoiceTypeCode = 380 or cbc:InvoiceTypeCode = 381 or cbc:InvoiceTypeCode = 384 "
                + "or cbc:InvoiceTypeCode = 389", breakage: (">380<", ">326<")),
        EInvoiceRule(
            "BR-NL-8: a credit note is no Invoice", "cbc:InvoiceTypeCode != 381 or local-name() = 'CreditNote'",
            breakage: (">380<", ">381<")),
        EInvoiceRule(
            "BR-NL-9: a corrective invoice names the one it corrects",
            "cbc:InvoiceTypeCode != 384 or cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
            breakage: (">380<", ">384<")),
        EInvoiceRule(
            "BR-NL-10: a customer in the Netherlands has a KvK or OIN number",
            "not(\(customer)/cac:PostalAddress/cac:Country/cbc:IdentificationCode = 'NL') or "
                + "\(customer)/cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0106' or @schemeID='0190']",
            breakage: (#"<cbc:CompanyID schemeID="0106">87654321</cbc:CompanyID>"#, "")),
        EInvoiceRule(
            "BR-NL-11: what is to be paid can be paid",
            "number(cac:LegalMonetaryTotal/cbc:PayableAmount) <= 0 or cac:PaymentMeans",
            breakage: ("(?s)<cac:PaymentMeans>.*</cac:PaymentMeans>", "")),
        EInvoiceRule(
            "BR-NL-12: by transfer, debit or card",
            "not(cac:PaymentMeans[not(contains(' 30 48 49 57 58 59 ', concat(' ', cbc:PaymentMeansCode, ' ')))])",
            breakage: (">58<", ">10<")),
        EInvoiceRule(
            "BR-NL-29 to 31: without what is not recommended",
            "not(cac:PaymentMeans/cbc:PaymentMeansCode/@name or cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name "
                + "or cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch)",
            breakage: ("</cac:PayeeFinancialAccount>", "<cbc:Name>x</cbc:Name></cac:PayeeFinancialAccount>")),
    ]

    /// Rules of EN 16931 that an invoice of the platform could violate.
    static let european = [
        EInvoiceRule(
            "BR-1 to 5: profile, number, date, type and currency",
            "cbc:CustomizationID != '' and cbc:ID != '' and cbc:IssueDate != '' and cbc:InvoiceTypeCode != '' "
                + "and cbc:DocumentCurrencyCode = 'EUR'", breakage: ("<cbc:IssueDate>.*</cbc:IssueDate>", "")),
        EInvoiceRule(
            "BR-6 to 11: the names of seller and buyer, and the countries they are in",
            "\(supplier)/cac:PartyLegalEntity/cbc:RegistrationName != '' and "
                + "\(customer)/cac:PartyLegalEntity/cbc:RegistrationName != '' and "
                + "string-length(\(supplier)/cac:PostalAddress/cac:Country/cbc:IdentificationCode) = 2 and "
                + "string-length(\(customer)/cac:PostalAddress/cac:Country/cbc:IdentificationCode) = 2",
            breakage: ("<cbc:RegistrationName>Bakkerij Van Dam</cbc:RegistrationName>", "")),
        EInvoiceRule(
            "BR-12 to 16: totals and lines",
            "cac:LegalMonetaryTotal[cbc:LineExtensionAmount and cbc:TaxExclusiveAmount and cbc:TaxInclusiveAmount and "
                + "cbc:PayableAmount] and cac:InvoiceLine",
            breakage: ("<cbc:TaxExclusiveAmount.*</cbc:TaxExclusiveAmount>", "")),
        EInvoiceRule(
            "BR-17: the payee's name, which is not the seller's",
            "not(cac:PayeeParty) or (cac:PayeeParty/cac:PartyName/cbc:Name != '' and "
                + "cac:PayeeParty/cac:PartyName/cbc:Name != \(supplier)/cac:PartyName/cbc:Name)",
            breakage: ("<cbc:Name>Naderhand Voorbeeld B.V.</cbc:Name>", "<cbc:Name>De Lampenier B.V.</cbc:Name>")),
        EInvoiceRule(
            "BR-21 to 26: every line has number, quantity, unit, amount, name and price",
            "not(cac:InvoiceLine[not(cbc:ID != '' and cbc:InvoicedQuantity != '' and cbc:InvoicedQuantity/@unitCode "
                + "and cbc:LineExtensionAmount != '' and cac:Item/cbc:Name != '' "
                + "and cac:Price/cbc:PriceAmount != '')])",
            breakage: ("<cbc:Name>Handboek.*</cbc:Name>", "<cbc:Name></cbc:Name>")),
        EInvoiceRule(
            "BR-27: no price is below zero", "not(cac:InvoiceLine/cac:Price[cbc:PriceAmount < 0])",
            breakage: ("<cbc:PriceAmount currencyID=\"EUR\">", "<cbc:PriceAmount currencyID=\"EUR\">-")),
        EInvoiceRule(
            "BR-CO-4: every line has a category of VAT",
            "not(cac:InvoiceLine/cac:Item[not(cac:ClassifiedTaxCategory/cbc:ID != '')])",
            breakage: ("(?s)<cac:ClassifiedTaxCategory>.*?</cac:ClassifiedTaxCategory>", "")),
        EInvoiceRule(
            "BR-CO-9: VAT numbers begin with a country",
            "not(//cac:PartyTaxScheme/cbc:CompanyID[string-length(translate(substring(., 1, 2), "
                + "'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '')) > 0])", breakage: (">NL123456782B90<", ">123456782B90<")),
        EInvoiceRule(
            "BR-CO-10: lines sum to their total",
            sum("cbc:LineExtensionAmount", "sum(cac:InvoiceLine/cbc:LineExtensionAmount)"),
            breakage: ("(<cbc:LineExtensionAmount currencyID=\"EUR\">)", "$11")),
        EInvoiceRule(
            "BR-CO-13: the total without VAT is that of the lines",
            sum("cbc:TaxExclusiveAmount", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"),
            breakage: ("(<cbc:TaxExclusiveAmount currencyID=\"EUR\">)", "$11")),
        EInvoiceRule(
            "BR-CO-14: VAT of all categories sums",
            "round(100 * (cac:TaxTotal/cbc:TaxAmount - sum(cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount))) = 0",
            breakage: ("(<cac:TaxTotal>\\s*<cbc:TaxAmount currencyID=\"EUR\">)", "$11")),
        EInvoiceRule(
            "BR-CO-15: with VAT is without and VAT",
            sum(
                "cbc:TaxInclusiveAmount",
                "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount + cac:TaxTotal/cbc:TaxAmount"),
            breakage: ("<cbc:TaxInclusiveAmount currencyID=\"EUR\">", "<cbc:TaxInclusiveAmount currencyID=\"EUR\">1")),
        EInvoiceRule(
            "BR-CO-16: payable is with VAT less what is prepaid",
            "round(100 * (cac:LegalMonetaryTotal/cbc:PayableAmount - cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount + "
                + "sum(cac:LegalMonetaryTotal/cbc:PrepaidAmount))) = 0",
            breakage: ("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"EUR\">9")),
        EInvoiceRule(
            "BR-CO-17: VAT of a category is its rate, within the published tolerance",
            "not(cac:TaxTotal/cac:TaxSubtotal"
                + "[cbc:TaxAmount - 1 >= cbc:TaxableAmount * cac:TaxCategory/cbc:Percent div 100 "
                + "or cbc:TaxAmount + 1 <= cbc:TaxableAmount * cac:TaxCategory/cbc:Percent div 100])",
            breakage: ("(<cac:TaxSubtotal>\\s*<cbc:TaxableAmount currencyID=\"EUR\">)", "$11")),
        EInvoiceRule(
            "BR-CO-25: what is payable has a due date",
            "cac:LegalMonetaryTotal/cbc:PayableAmount <= 0 or cbc:DueDate or cac:PaymentTerms",
            breakage: ("<cbc:DueDate>.*</cbc:DueDate>", "")),
        EInvoiceRule(
            "BR-S-1, BR-Z-1: the rate of a line has a sum of its own",
            "not(cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory[not(cbc:Percent = "
                + "/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent)])",
            breakage: (
                "(?s)(<cac:ClassifiedTaxCategory>\\s*<cbc:ID>S</cbc:ID>\\s*<cbc:Percent>)21", "$119"
            )),
        EInvoiceRule(
            "BR-S-2, BR-Z-2: who charges VAT has a VAT number", "\(supplier)/cac:PartyTaxScheme/cbc:CompanyID != ''",
            breakage: ("<cbc:CompanyID>NL123456782B90</cbc:CompanyID>", "")),
        EInvoiceRule(
            "BR-S-5, BR-Z-5: standard rates are above zero, and zero is zero rated",
            "not(//cbc:Percent[(. > 0) != (../cbc:ID = 'S')])", breakage: (">S<", ">Z<")),
        EInvoiceRule(
            "BR-Z-9: zero rated has no VAT",
            "not(cac:TaxTotal/cac:TaxSubtotal[cac:TaxCategory/cbc:ID = 'Z' and cbc:TaxAmount != 0])",
            breakage: ("(?s)(<cac:TaxCategory>\\s*<cbc:ID>)S", "$1Z")),
        EInvoiceRule(
            "BR-DEC: amounts have two decimals at most, prices as many as the shop's, and all are in euros",
            "not(//*[@currencyID][@currencyID != 'EUR' or string-length(substring-after(., '.')) < 2 or "
                + "(string-length(substring-after(., '.')) > 2 and not(self::cbc:PriceAmount))])",
            breakage: ("(<cbc:PayableAmount currencyID=\"EUR\">[^<]*)<", "$10<")),
        EInvoiceRule(
            "BR-50, BR-61: an account to transfer to",
            "not(cac:PaymentMeans[not(cac:PayeeFinancialAccount/cbc:ID != '')])",
            breakage: ("<cbc:ID>NL04NADE0123456789</cbc:ID>", "")),
        EInvoiceRule(
            "BR-62, BR-63: electronic addresses say of which kind", "not(//cbc:EndpointID[not(@schemeID)])",
            breakage: ("<cbc:EndpointID schemeID=\"0106\">", "<cbc:EndpointID>")),
        EInvoiceRule(
            "PEPPOL-EN16931-R120: a line is its quantity times its price, rounded to a cent",
            "not(cac:InvoiceLine[\(lineRounding) > 0.005001 or \(lineRounding) < -0.005001])",
            breakage: ("<cbc:BaseQuantity unitCode=\"H87\">1<", "<cbc:BaseQuantity unitCode=\"H87\">3<")),
    ]

    /// The euros that a line has more than the product of its quantity and price.
    private static let lineRounding =
        "(cbc:LineExtensionAmount - cbc:InvoicedQuantity * (cac:Price/cbc:PriceAmount div cac:Price/cbc:BaseQuantity))"

    /// XPath condition: an amount of the totals equals another one, in cents.
    private static func sum(_ amount: String, _ other: String) -> String {
        "round(100 * (cac:LegalMonetaryTotal/\(amount) - (\(other)))) = 0"
    }
}
