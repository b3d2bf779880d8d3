/// Reason for a VAT rate of 0, stated on the invoice and in the e-invoice.
public enum VATReason: String, Hashable, Sendable, Encodable {
    /// Reverse charge: the buyer owes the VAT.
    case reverseCharge = "reverse_charge"
    /// Supply to a business in another EU member state.
    case intraCommunity = "intra_community"
    /// Export from the EU.
    case export = "export"
    /// Exempt supply.
    case exempt = "exempt"
}
