/// Reason for which a line is sold without VAT, as the shop states it.
package struct VATExemption: Hashable, Sendable, Codable {
    /// Reasons for a zero rate, by the names that both APIs accept.
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// The buyer owes the VAT (art. 194 to 199b of Directive 2006/112/EC).
        case reverseCharge = "reverse_charge"
        /// The goods go to a business in another member state (art. 138).
        case intraCommunity = "intra_community"
        /// The goods leave the Union (art. 146).
        case export = "export"
        /// The goods or services are exempt (art. 132 to 137).
        case exempt = "exempt"
    }

    package let reason: Reason
    /// The shop's own text for the reason.
    package let text: String?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case reason = "reason", text = "text"
    }

    package init(_ reason: Reason, text: String? = nil) {
        self.reason = reason
        self.text = text
    }
}
