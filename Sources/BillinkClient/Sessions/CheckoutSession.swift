public import Foundation

/// A session at the hosted checkout.
public struct CheckoutSession: Hashable, Sendable, Decodable {
    /// What the session is known by. Who has it can see the purchase: it belongs in no log.
    public let sessionID: String
    /// Where the customer's browser is to go.
    public let sessionURL: URL
    /// The invoice number the order will have.
    public let invoice: String
    /// When the customer can no longer decide.
    public let expiresAt: Date?
    /// What the platform knows the customer by.
    public let customerID: String?
    /// The shop's own number, where it gave one.
    public let customInvoiceID: String?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        sessionID = try members.requiredText(.sessionID)
        sessionURL = try members.requiredValue(.sessionURL) { URL(string: $0) }
        invoice = try members.requiredText(.invoice)
        expiresAt = try members.value(.expiresAt, InstantText.moment)
        customerID = try members.nonEmptyText(.customerID)
        customInvoiceID = try members.nonEmptyText(.customInvoiceID)
    }

    private enum Member: String, CodingKey {
        case sessionID, sessionURL, invoice, expiresAt, customerID, customInvoiceID
    }
}
