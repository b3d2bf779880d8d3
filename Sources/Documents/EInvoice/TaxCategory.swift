import Domain

/// A VAT category with its rate and, in totals, the reason for charging none.
struct TaxCategory {
    private let category: VATCategory
    private let percent: String
    private let reasonCode: String?
    private let reason: String?

    /// Category of a line; the reason is in the totals.
    init(_ category: VATCategory, rate: VATRate) {
        self.category = category
        percent = rate.percentage.description
        (reasonCode, reason) = (nil, nil)
    }

    static func standard(_ rate: VATRate) -> TaxCategory { TaxCategory(.standard, rate: rate) }

    static func zero(_ share: ZeroRateShare) -> TaxCategory { TaxCategory(share) }

    private init(_ share: ZeroRateShare) {
        category = share.category
        percent = "0"
        // Zero rated is a rate, and has no reason (BR-Z-10).
        guard let defaultReason = category.defaultReason else {
            (reasonCode, reason) = (nil, nil)
            return
        }
        reasonCode = category.exemptionCode ?? share.codes.first
        reason = share.reasonTexts.isEmpty ? defaultReason : share.reasonTexts.map(\.singleLine).joined(separator: "; ")
    }

    func element(_ name: String) -> XMLElement {
        XMLElement(
            name,
            [
                XMLElement("cbc:ID", category.rawValue), XMLElement("cbc:Percent", percent),
                reasonCode.map { XMLElement("cbc:TaxExemptionReasonCode", $0) },
                reason.map { XMLElement("cbc:TaxExemptionReason", $0) },
                XMLElement("cac:TaxScheme", [XMLElement("cbc:ID", "VAT")]),
            ])
    }
}

extension VATCategory {
    /// Code of the VATEX list; `nil` for an exemption unless the shop names one.
    fileprivate var exemptionCode: String? {
        switch self {
        case .reverseCharge: "VATEX-EU-AE"
        case .intraCommunity: "VATEX-EU-IC"
        case .export: "VATEX-EU-G"
        case .exempt, .zeroRated, .standard: nil
        }
    }

    fileprivate var defaultReason: String? {
        switch self {
        case .reverseCharge: "Btw verlegd"
        case .intraCommunity: "Intracommunautaire levering"
        case .export: "Uitvoer buiten de Europese Unie"
        case .exempt: "Vrijgesteld van btw"
        case .zeroRated, .standard: nil
        }
    }
}
