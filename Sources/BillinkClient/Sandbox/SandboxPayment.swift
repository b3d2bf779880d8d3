/// A payment by a customer of a sandbox.
public struct SandboxPayment: Hashable, Sendable, Decodable {
    /// The number on the invoice.
    public let invoiceNumber: String
    /// What was paid.
    public let amount: Amount
    /// What the customer still has to pay.
    public let openAmount: Amount
    /// What the customer gets back.
    public let refundAmount: Amount
}
