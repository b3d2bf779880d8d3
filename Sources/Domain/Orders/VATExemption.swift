/// Why a line is sold without VAT, as the shop states it.
package struct VATExemption: Hashable, Sendable, Codable {
    /// The grounds on which a rate is zero, by the names that both APIs take.
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// The buyer owes the VAT (art. 194 to 199b of Directive 2006/112/EC).
        case reverseCharge = "reverse_charge"
        /// Goods go to a business in another member state (art. 138).
        case intraCommunity = "intra_community"
        /// Goods leave the Union (art. 146).
        case export = "export"
        /// What is sold is exempt (art. 132 to 137).
        case exempt = "exempt"
    }

    package let reason: Reason
    /// The shop's own words for it.
    package let text: String?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case reason = "reason", text = "text"
    }

    package init(_ reason: Reason, text: String? = nil) {
        self.reason = reason
        self.text = text
    }
}
