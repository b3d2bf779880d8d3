/// The ground on which a rate of VAT is 0. The invoice states it, and the e-invoice has a category for it.
public enum VATReason: String, Hashable, Sendable, Encodable {
    /// The buyer owes the VAT.
    case reverseCharge = "reverse_charge"
    /// Goods for a business in another member state of the Union.
    case intraCommunity = "intra_community"
    /// Goods that leave the Union.
    case export = "export"
    /// What is sold is exempt.
    case exempt = "exempt"
}
