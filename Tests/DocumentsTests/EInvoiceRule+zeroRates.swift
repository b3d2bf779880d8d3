/// The rules of EN 16931 for categories without VAT, and for the supply they depend on.
extension EInvoiceRule {
    private static let supplierVAT = "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID != ''"
    private static let buyer = "cac:AccountingCustomerParty/cac:Party"
    private static let subtotal = "cac:TaxTotal/cac:TaxSubtotal"

    private static func has(_ category: String) -> String {
        "//cac:ClassifiedTaxCategory/cbc:ID = '\(category)' or //cac:TaxCategory/cbc:ID = '\(category)'"
    }

    /// Rules that all four categories have, with the identifiers of the category's family.
    private static func family(_ name: String, _ category: String, reason: String) -> [EInvoiceRule] {
        let own = "\(subtotal)[cac:TaxCategory/cbc:ID = '\(category)']"
        return [
            EInvoiceRule(
                "BR-\(name)-1: the category of a line has exactly one sum",
                "not(\(has(category))) or count(\(own)) = 1",
                breakage: ("(<cac:TaxCategory>\\s*<cbc:ID>)\(category)<", "$1Z<")),
            EInvoiceRule(
                "BR-\(name)-2 to 4: the seller has a VAT number", "not(\(has(category))) or \(supplierVAT)",
                breakage: ("<cbc:CompanyID>NL123456782B90</cbc:CompanyID>", "")),
            EInvoiceRule(
                "BR-\(name)-5: the rate of a line is zero",
                "not(//cac:ClassifiedTaxCategory[cbc:ID = '\(category)' and (not(cbc:Percent) or cbc:Percent != 0)])",
                breakage: (
                    "(<cac:ClassifiedTaxCategory>\\s*<cbc:ID>\(category)</cbc:ID>\\s*<cbc:Percent>)0", "$16"
                )),
            EInvoiceRule(
                "BR-\(name)-8: its sum is that of its lines",
                "not(\(has(category))) or round(100 * (sum(\(own)/cbc:TaxableAmount) - sum(cac:InvoiceLine["
                    + "cac:Item/cac:ClassifiedTaxCategory/cbc:ID = '\(category)']/cbc:LineExtensionAmount))) = 0",
                breakage: (
                    "(<cbc:TaxableAmount currencyID=\"EUR\">)([^<]*</cbc:TaxableAmount>\\s*<cbc:TaxAmount[^<]*"
                        + "</cbc:TaxAmount>\\s*<cac:TaxCategory>\\s*<cbc:ID>\(category)<)", "$11$2"
                )),
            EInvoiceRule(
                "BR-\(name)-9: it has no VAT", "not(\(own)[cbc:TaxAmount != 0])",
                breakage: (
                    "(<cbc:TaxAmount currencyID=\"EUR\">)(0.00</cbc:TaxAmount>\\s*<cac:TaxCategory>\\s*"
                        + "<cbc:ID>\(category)<)", "$11$2"
                )),
            EInvoiceRule(
                "BR-\(name)-10: it says why",
                "not(\(own)[not(cac:TaxCategory/cbc:TaxExemptionReason != '' "
                    + "or cac:TaxCategory/cbc:TaxExemptionReasonCode = '\(reason)')])",
                breakage: ("(?s)<cbc:TaxExemptionReason.*</cbc:TaxExemptionReason>", "")),
        ]
    }

    /// Rules of each category with a zero rate, by an order that has it.
    static let zeroRates: [(String, [EInvoiceRule])] = [
        (
            "AE",
            family("AE", "AE", reason: "VATEX-EU-AE") + [
                EInvoiceRule(
                    "BR-AE-2: the buyer has a VAT number or one of a register",
                    "\(buyer)/cac:PartyTaxScheme/cbc:CompanyID != '' or "
                        + "\(buyer)/cac:PartyLegalEntity/cbc:CompanyID != ''",
                    breakage: ("(?s)<cac:AccountingCustomerParty>.*</cac:AccountingCustomerParty>", "")),
                code("VATEX-EU-AE"),
            ]
        ),
        (
            "K",
            family("IC", "K", reason: "VATEX-EU-IC") + [
                EInvoiceRule(
                    "BR-IC-2: the buyer has a VAT number", "\(buyer)/cac:PartyTaxScheme/cbc:CompanyID != ''",
                    breakage: ("<cbc:CompanyID>BE0123456749</cbc:CompanyID>", "")),
                EInvoiceRule(
                    "BR-IC-11: the day of delivery or a period",
                    "cac:Delivery/cbc:ActualDeliveryDate or cac:InvoicePeriod",
                    breakage: ("<cbc:ActualDeliveryDate>.*</cbc:ActualDeliveryDate>", "")),
                EInvoiceRule(
                    "BR-IC-12: the country to which is delivered",
                    "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode != ''",
                    breakage: ("(?s)<cac:DeliveryLocation>.*</cac:DeliveryLocation>", "")),
                code("VATEX-EU-IC"),
            ]
        ),
        ("G", family("G", "G", reason: "VATEX-EU-G") + [code("VATEX-EU-G")]),
        ("E", family("E", "E", reason: "")),
    ]

    private static func code(_ code: String) -> EInvoiceRule {
        EInvoiceRule(
            "The reason has its code of the list VATEX",
            "\(subtotal)/cac:TaxCategory/cbc:TaxExemptionReasonCode = '\(code)'", breakage: (code, "VATEX-EU-O"))
    }
}
