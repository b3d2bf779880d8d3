/// A simulated customer payment.
public struct SandboxPayment: Hashable, Sendable, Decodable {
    /// Invoice number.
    public let invoiceNumber: String
    /// Amount paid.
    public let amount: Amount
    /// Amount the customer still has to pay.
    public let openAmount: Amount
    /// Amount due back to the customer.
    public let refundAmount: Amount
}
